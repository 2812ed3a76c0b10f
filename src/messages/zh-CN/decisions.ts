/** Why an exchange came about, by the code of the reason; figures come formatted. */
export const reasons = {
  'first-in-capture': () => '在本次捕获中首次请求。',
  'served-from-cache': ({ age, lifetime }: Words) =>
    `直接由缓存提供，没有询问源站（年龄 ${age}，有效期 ${lifetime}）。`,
  validated: ({ field, value }: Words) => `以 ${field}: ${value} 询问。`,
  'content-changed': () => '源站没有确认已存响应，发送了完整的新响应。',
  fresh: ({ age, lifetime }: Words) => `已存副本仍然新鲜（${lifetime}，年龄 ${age}）。`,
  'stale-allowed': ({ by, lifetime, age }: Words) =>
    `已存副本已过期（${lifetime}，年龄 ${age}），但 ${by} 允许使用它。`,
  'stale-while-revalidate': ({ stale, window, lifetime, age }: Words) =>
    `已存副本已过期 ${stale}（${lifetime}，年龄 ${age}）；stale-while-revalidate 允许在 ${window} 内先使用它，同时在后台确认。`,
  'stale-if-error': ({ window, lifetime, age }: Words) =>
    `源站出错，stale-if-error 允许在 ${window} 内使用过期副本（${lifetime}，年龄 ${age}）。`,
  stale: ({ stale, lifetime, age }: Words) => `已存副本已过期 ${stale}（${lifetime}，年龄 ${age}）。`,
  'no-lifetime': () => '已存副本没有有效期，因此每次使用都要询问源站。',
  'no-cache': ({ field }: Words) => `已存副本带有 ${field}: no-cache，因此每次使用都要询问源站。`,
  'pragma-no-cache': () => '已存副本带有 Pragma: no-cache，此浏览器把它当作 no-cache。',
  'status-not-reused': ({ status }: Words) => `此浏览器从不复用已存的 ${status}。`,
  'request-no-cache': ({ directive }: Words) =>
    /max-age/.test(directive ?? '')
      ? `请求以 ${directive} 要求这样做，重新加载或脚本会如此。`
      : `请求以 ${directive} 要求这样做，强制重新加载、DevTools 的“停用缓存”或脚本会如此。`,
  'request-no-store': () => '请求带有 no-store，因此任何已存副本都不能回答它。',
  'request-max-age': ({ age, maxAge }: Words) => `请求不接受早于 ${maxAge} 的副本；已存副本的年龄为 ${age}。`,
  'request-min-fresh': ({ left, minFresh }: Words) =>
    `请求要求副本还能新鲜 ${minFresh}；已存副本只剩 ${left}。`,
  'request-conditional': () => '页面自己发送了条件，这样的请求会绕过缓存。',
  'request-mode': ({ mode }: Words) => `页面以缓存模式“${mode}”发出请求。`,
  range: () => '它请求的范围，缓存不会用已存内容来提供。',
  method: ({ method }: Words) => `没有已存副本可以回答 ${method}。`,
  'vary-mismatch': ({ field, stored, asked }: Words) =>
    `已存副本随 ${field} 变化：它对应“${stored}”，而这次请求的是“${asked}”。`,
  'vary-any': () => '已存副本带有 Vary: *，因此不能回答其他请求。',
  'nothing-stored': () => '没有可以回答它的已存副本。',
  'no-validator': () => '已存副本既没有 ETag 也没有 Last-Modified，因此无法询问它是否有效。',
  'only-if-cached': () => '请求只要缓存中的回答，而缓存中没有。',
  stored: () => '响应已存入缓存。',
  freshened: () => '已存副本得到确认。',
  'updated-by-head': () => '对 HEAD 的响应更新了已存副本。',
  invalidated: ({ by }: Words) => `一个 ${by} 请求使已存副本失效。`,
  'nothing-confirmed': () => '这个 304 没有确认任何已存副本。',
  'no-store': ({ field }: Words) => `先前的响应带有 ${field}: no-store，因此没有可复用的副本。`,
  private: ({ field }: Words) => `先前的响应带有 ${field}: private，因此共享缓存没有保存它。`,
  authorization: () => '先前的请求带有 Authorization，而其响应没有说明共享缓存可以保存它。',
  'not-cacheable': ({ status }: Words) => `先前的响应是没有有效期的 ${status}，没有被保存。`,
  'status-not-understood': ({ status }: Words) =>
    `先前的响应带有 must-understand，而状态码 ${status} 不被理解。`,
};

export const variesBy = (field: string) => `已存副本随 ${field} 变化，而这个请求在该字段中的值不同。`;

type Words = Readonly<Record<string, string>>;

/** What gives a stored response its lifetime. */
export const lifetimes = {
  'max-age': (_: string, seconds: string) => `max-age=${seconds}`,
  's-maxage': (_: string, seconds: string) => `s-maxage=${seconds}`,
  expires: (lifetime: string) => `按 Expires 新鲜 ${lifetime}`,
  heuristic: (lifetime: string) => `按 Last-Modified 推测新鲜 ${lifetime}`,
  permanent: () => '此状态码的响应会一直保留',
  none: () => '没有有效期',
};

/** What happened in place of what the cache does by itself. */
export const differences = {
  expected: (action: string) => `缓存本来会${action}。`,
  actions: {
    reuse: '复用已存副本',
    'reuse-while-revalidating': '复用已存副本并在后台确认',
    revalidate: '询问已存副本是否仍然有效',
    fetch: '重新获取',
  },
  reload: '这符合一次重新加载：此浏览器会询问所有资源，而请求中不会说明。',
  memoryCache: '由页面的内存缓存提供；在页面存续期间，它不检查新鲜度。',
  serviceWorker: '这符合 service worker 的请求：它刚刚回答过，而它自己发出的请求可以绕过缓存。',
  keptApart: (field: string) =>
    `这符合分开保存的缓存：${field} 与已存副本所回答的请求不同，例如顶层站点或凭据不同。`,
  unexplained: '捕获中没有内容能解释它。',
  unexplainedBut: {
    eviction: '捕获中没有内容能解释它。浏览器可能已丢弃该副本，而任何捕获都看不到这一点。',
    history: '捕获中没有内容能解释它。前进或后退会复用过期副本，而任何捕获都看不到这一点。',
  },
};
export const none = '无';
export const unknownFigure = '未知';
