import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

const missing = (field: string) => (parameters: Parameters) => {
  if (parameters['asked'] === 'strict') {
    return `该 304 没有 ${field}。严格模式要求每个 304 都带上它；标准只在完整响应带有它时才要求。`;
  }
  if (parameters['asked'] === 'request') {
    return `该 304 没有 ${field}，但它所确认的 If-None-Match 标签表明完整响应很可能带有。`;
  }
  return `完整响应带有 ${field}，确认它的 304 却没有。`;
};

/** The texts of `src/rules/not-modified.ts`. */
export const notModified: Readonly<Record<string, FindingText>> = {
  '304-date-missing': {
    title: '304 缺少 Date',
    seen: missing('Date'),
    why: '缓存只能用自己的时钟计算已确认副本的年龄，或继续按旧的 Date 计算，过早视其为过期。',
    fix: '在每个响应（包括 304）上发送 Date。检查是否有代码或代理删去了 304 的头部行。',
  },
  '304-etag-missing': {
    title: '304 缺少 ETag',
    seen: missing('ETag'),
    why: '存有多个副本的缓存无法判断哪一个被确认，有些缓存因此一个也不更新。',
    fix: '在 304 上发送与完整响应相同的 ETag。',
  },
  '304-cache-control-missing': {
    title: '304 缺少 Cache-Control',
    seen: missing('Cache-Control'),
    why: '缓存会沿用旧指令：修改后的策略到不了只做重新验证的客户端。',
    fix: '在 304 上发送与完整响应相同的 Cache-Control。',
  },
  '304-expires-missing': {
    title: '304 缺少 Expires',
    seen: missing('Expires'),
    why: '没有 max-age 时旧的 Expires 继续有效：一旦过期，之后每次使用都会再次询问源站。',
    fix: '像完整响应一样在 304 上发送 Expires，或在两者上都用 max-age 给出有效期。',
  },
  '304-vary-missing': {
    title: '304 缺少 Vary',
    seen: (parameters) => {
      const sentence = missing('Vary')(parameters);
      return parameters['lost'] ? `${sentence}缺少的成员：${parameters['lost']}。` : sentence;
    },
    why: '信任该 304 的共享缓存可能把一种变体发给需要另一种变体的客户端。',
    fix: '在 304 上发送完整响应的全部 Vary。',
  },
  '304-content-location-missing': {
    title: '304 缺少 Content-Location',
    seen: missing('Content-Location'),
    why: '客户端无法再判断被确认的是哪一个表示。',
    fix: '在 304 上发送与完整响应相同的 Content-Location。',
  },
  '304-unconditional': {
    title: '对无条件请求返回 304',
    seen: () => '请求既没有 If-None-Match 也没有 If-Modified-Since，应答却是 304。',
    why: '客户端没有可复用的副本，也得不到内容。',
    fix: '仅当请求中的条件成立时才返回 304。检查中间是否有缓存把自己验证得到的 304 转发了出去。',
  },
  '304-body': {
    title: '304 带有内容',
    seen: ({ bytes }) => `304 的头部之后还有 ${bytes} B 内容。`,
    why: '304 到头部为止：这些字节被浪费，在 HTTP/1.1 上客户端还可能把它们当成下一个响应的开头。',
    fix: '不要随 304 发送内容。',
  },
  '304-content-length-wrong': {
    title: '304 的 Content-Length 有误',
    seen: ({ stored }) => `304 的 Content-Length 不是已存内容的长度${stored ? `（${stored} B）` : ''}。`,
    why: '相信它的客户端或代理会等待不会到来的内容，或者截断、丢弃已存副本。',
    fix: '去掉 304 的 Content-Length，或发送与完整响应相同的长度。',
  },
};
