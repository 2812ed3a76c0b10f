import type { FindingText } from '../../finding.ts';

/** The texts of `src/rules/conditional-requests.ts`. */
export const conditionalRequest: Readonly<Record<string, FindingText>> = {
  'inm-syntax': {
    title: 'If-None-Match 格式有误',
    seen: ({ fault, tag }) =>
      fault === 'mixed'
        ? 'If-None-Match 把 * 与其他内容放在了一起。'
        : `If-None-Match 含有 ${tag}，它不是实体标签：实体标签是双引号中不含空格的文本，弱标签前加 W/。`,
    why: '严格解析的服务器找不到匹配，会重新发送全部内容；其他服务器只能猜测。',
    fix: '若由脚本设置，请原样发送收到的 ETag（包括引号），* 只能单独使用。若由浏览器设置，它重复的是服务器曾发送的 ETag：请修正那里。',
  },
  'ims-date-syntax': {
    title: 'If-Modified-Since 格式有误',
    seen: ({ form }) =>
      form === 'obsolete'
        ? 'If-Modified-Since 中的日期用了过时的格式。'
        : 'If-Modified-Since 中没有服务器必须理解的日期。',
    why: '服务器会忽略无法读取的日期，重新发送全部内容。',
    fix: '若由脚本设置，请原样发送收到的 Last-Modified，或形如 Mon, 23 Nov 2026 12:00:00 GMT 的日期。若由浏览器设置，它重复的是服务器曾发送的 Last-Modified：请修正那里。',
  },
  'if-range-misuse': {
    title: '不起作用的 If-Range',
    seen: ({ fault }) =>
      fault === 'weak'
        ? 'If-Range 含有弱 ETag，它永远不能允许范围请求。'
        : '请求带有 If-Range，却没有 Range。',
    why: '服务器必须忽略它，于是发送全部内容，而不是缺少的部分。',
    fix: 'If-Range 只能与 Range 一起发送，并且只能用强 ETag 或日期。若服务器只有弱标签，请为分段加载的内容生成强标签。',
  },
};
