import type { FindingText } from '../../finding.ts';

type Parameters = Readonly<Record<string, string>>;

const missing = (field: string) => (parameters: Parameters) => {
  if (parameters['asked'] === 'strict') {
    const standard = field === 'Date' ? '只要求有时钟的服务器带上' : '只在完整响应带有它时才要求';
    return `该 304 没有 ${field}。严格模式要求每个 304 都带上它；标准${standard}。`;
  }
  if (parameters['asked'] === 'request') {
    return `该 304 没有 ${field}，但它所确认的 If-None-Match 标签表明完整响应很可能带有。`;
  }
  if (parameters['asked'] === 'clock') {
    return `该 304 没有 ${field}，但同一 URL 先前的响应带有，可见源站有时钟。`;
  }
  return `完整响应带有 ${field}，确认它的 304 却没有。`;
};

/** The texts of `src/rules/not-modified*.ts`. */
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
  '304-method': {
    title: '对 GET 和 HEAD 以外的方法返回 304',
    seen: ({ method }) => `请求方法是 ${method}，应答却是 304。`,
    why: '只有 GET 和 HEAD 可以用已存副本作答：客户端无法知道自己的请求是否已被执行。',
    fix: '其他方法因 If-None-Match 而不执行时返回 412，并忽略其中的 If-Modified-Since。自行返回 304 的代码应只处理 GET 和 HEAD。',
  },
  '304-etag-mismatch': {
    title: '304 的 ETag 不在询问之列',
    seen: ({ etag, form }) =>
      form === 'other'
        ? `该 304 给出 ${etag}，它是 If-None-Match 中某个标签的另一种写法，因此是另一个标签。`
        : `该 304 给出 ${etag}，它不是 If-None-Match 中的任何标签。`,
    why: '应答说内容没有变化，却给出另一个版本的标签。客户端会继续使用可能已过时的内容，而遵守标准的缓存不会更新任何副本，下次还要再问。',
    fix: '仅当当前 ETag 在询问之列时才返回 304，并带上同一个 ETag。同一地址后的所有服务器应生成相同的 ETag；压缩内容的后缀（-gzip）在 304 上也要保留。',
    browsers: { chromium: '保留已存的 ETag。', firefox: '保留已存的 ETag。' },
  },
  '304-etag-strength-flip': {
    title: '304 改变了 ETag 的强弱',
    seen: ({ now }) =>
      now === 'weak'
        ? '客户端持有的是强 ETag，该 304 却把它标为弱（W/）。'
        : '客户端持有的是弱 ETag（W/），该 304 却把它作为强 ETag 发送。',
    why: '验证仍然有效，因为比较标签时不看标记。范围请求则不行：它需要始终为强的标签，因此中断的下载只能从头开始。',
    fix: '让服务器的同一部分为两者加标记，例如先压缩再生成标签，或让压缩代理在自己的 304 上也保留它所加的标记。',
    browsers: { chromium: '保留已存的 ETag。', firefox: '保留已存的 ETag。' },
  },
  '304-lm-newer': {
    title: '内容已更新却返回 304',
    seen: ({ seconds }, figures) =>
      `该 304 的 Last-Modified 比客户端询问的日期晚 ${figures.seconds(Number(seconds))}。`,
    why: '客户端会继续显示旧内容，并把它当成新内容。',
    fix: '当 Last-Modified 晚于 If-Modified-Since 时返回 200 和内容。检查比较时是否用了别的时区，或是否在得知新日期之前就生成了 304。',
  },
  '412-on-get': {
    title: '应返回 304 却返回 412',
    seen: ({ method }) => `带 If-None-Match 的 ${method} 得到的应答是 412。`,
    why: '客户端持有当前内容，得到的却是错误，而不是使用它的许可。',
    fix: 'If-None-Match 中有标签匹配时，对 GET 和 HEAD 返回 304；412 用于会改变资源的方法。',
  },
  '304-extra-metadata': {
    title: '304 描述了内容',
    seen: ({ fields = '' }) => `该 304 不带内容，却带有 ${fields.replaceAll(', ', '、')}。`,
    why: '已存副本有自己的这些行：每次重新验证都要多传这些字节；若两者不同，有些缓存会因此弄坏副本。',
    fix: '不要在 304 上发送这些行。它们常由框架在得知状态码之前默认设置。',
    browsers: {
      chromium: '保留已存的 Content-Type、Content-Encoding、Content-Range 和 Content-MD5。',
      firefox: '保留已存的 Content-Type、Content-Encoding、Content-Range 和 Content-MD5。',
    },
  },
  '304-lm-with-etag': {
    title: '304 在 ETag 之外还带有 Last-Modified',
    seen: () => '该 304 同时带有 ETag 和 Last-Modified。',
    why: 'ETag 已说明确认的是哪个副本；日期只是多占字节。',
    fix: '如果服务器容易做到，带 ETag 的 304 不必再发送 Last-Modified。',
  },
  '304-set-cookie': {
    title: '304 设置了 Cookie',
    seen: () => '该 304 带有 Set-Cookie。',
    why: '共享缓存可能把这一行写入已存副本，把一位访客的 Cookie 发给下一位。每次重新验证也都要传它。',
    fix: '在页面和接口调用上设置 Cookie，不要在文件上设置。若要每个应答都延长会话，请同时发送 Cache-Control: private。',
    browsers: {
      chromium: '保留随响应存储的 Set-Cookie。',
      firefox: '保留随响应存储的 Set-Cookie。',
    },
  },
  '304-directive-drift': {
    title: '304 改变了已存响应',
    seen: ({ fields = '', harm, directive, before, now }, figures) => {
      const sentence = `该 304 发送的 ${fields.replaceAll(', ', '、')} 与完整响应不同`;
      if (harm === 'forbidden') return `${sentence}，并增加了 ${directive}。`;
      if (harm === 'shorter')
        return `${sentence}，并把有效期从 ${figures.seconds(Number(before))} 缩短到 ${figures.seconds(Number(now))}。`;
      return harm === 'nonce' ? `${sentence}，其中有新的 nonce。` : `${sentence}。`;
    },
    why: '缓存会用这些行覆盖已存的行，因此副本一经确认，行为就变了：更常被询问，或页面与随之而来的策略不再相符。',
    fix: '在同一处为 200 和 304 生成这些行。含有 nonce 的页面应重新发送，或不带 ETag。',
  },
  '304-not-freshening': {
    title: '304 之后副本仍然过期',
    seen: ({ cause, age, lifetime }, figures) => {
      const [old, long] = [figures.seconds(Number(age)), figures.seconds(Number(lifetime))];
      if (cause === 'age') return `该 304 的 Age 为 ${old}，而有效期为 ${long}。`;
      if (cause === 'date')
        return `该 304 的 Date 不晚于 ${old}前收到的完整响应的 Date，而有效期为 ${long}。`;
      if (cause === 'expired') return '该 304 重复了一个已经过去的 Expires。';
      return '完整响应和 304 都没有给出有效期，也没有可供推测的 Last-Modified。';
    },
    why: '往返之后副本与之前一样过期，因此下次使用还要再问。',
    fix: '在 304 上发送当前的 Date 和带 max-age 的 Cache-Control，并让中间的缓存从自己完成验证时起计算 Age。',
  },
};
