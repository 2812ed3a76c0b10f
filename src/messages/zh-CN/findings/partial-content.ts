import type { FindingText } from '../../finding.ts';

/** The texts of the two rules on a length where there is no content. */
const lengthWithout = (status: string): FindingText => ({
  title: `${status} 带有 Content-Length`,
  seen: (parameters) => `响应的状态是从不带内容的 ${parameters['status']}，却有 Content-Length。`,
  why: '在 HTTP/1.1 上，相信大于 0 的长度的客户端或代理会等待不会到来的内容；值为 0 也是白发一行。',
  fix: '不要在这类响应上发送 Content-Length，值为 0 也不行。',
});

/** The texts of `src/rules/partial-content.ts` and `head.ts`. */
export const partialContent: Readonly<Record<string, FindingText>> = {
  '206-headers-missing': {
    title: '206 缺少完整响应的字段',
    seen: ({ names }) => `完整响应带有 ${names}，它的这一部分却没有。`,
    why: '缓存无法判断这一部分能用多久、属于哪份内容，只好重新下载全部。',
    fix: '像 200 一样在 206 上发送 Date、ETag、Cache-Control、Expires、Content-Location 和 Vary。检查是否有代码只为状态 200 设置它们。',
  },
  '206-no-content-range': {
    title: '206 没有 Content-Range',
    seen: () => '响应是内容的一部分，却没有说明是哪一部分。',
    why: '客户端不知道该把它放在哪里：只能丢弃或下载全部。',
    fix: '在每个 206 上发送 Content-Range: bytes 起-止/总长，或以状态 200 发送全部内容。',
  },
  '206-unrequested': {
    title: '没有 Range 请求却返回 206',
    seen: ({ method }) =>
      method
        ? `${method} 请求得到的是内容的一部分；范围只为 GET 定义。`
        : '请求没有 Range，应答却是内容的一部分。',
    why: '把它当作全部内容的客户端会显示或存储残缺的内容。',
    fix: '只对带 Range 的 GET 请求返回 206。检查中间是否有缓存把自己请求得到的部分转发了出去。',
  },
  'cl-on-204': lengthWithout('204'),
  'cl-on-1xx': lengthWithout('1xx'),
  'content-location-foreign': {
    title: 'Content-Location 指向其他主机',
    seen: ({ named, asked }) => `Content-Location 给出的是 ${named} 上的 URL，而请求的是 ${asked}。`,
    why: '客户端和缓存不会相信一台主机关于另一台主机的说法：该字段不起作用，还可能暴露内部服务器的名字。',
    fix: '发送同一主机上的 Content-Location，或者不发送。',
  },
  'head-mismatch': {
    title: 'HEAD 与 GET 说法不一',
    seen: ({ field }) => `内容相同，HEAD 与 GET 的应答却在 ${field} 上不同。`,
    why: '从 HEAD 得知这一点的缓存会认为已存副本过时而重新下载；想知道大小的人得到的是错误的值。',
    fix: '用应答 GET 的代码应答 HEAD，只省去内容。长度难以得知时，省去 Content-Length。',
    browsers: {
      chromium: '对 HEAD 的应答不影响为 GET 存储的响应。',
      firefox: '对 HEAD 的应答不影响为 GET 存储的响应。',
    },
  },
};
