/** 推荐某个 Cache-Control 的原因，写给维护网站服务器的人；数字传入时已格式化。 */
export const why = {
  kept: '现在发送的值已经同样合适。',
  keptNoStore: '保留 no-store：它表示任何地方都不得留存副本，而捕获中没有迹象表明可以留存。',
  stated: '保留时间沿用现在发送的值，它与观察到的情况相符。',
  rewritten: '含义与现在发送的相同，只是改成所有缓存都会同样理解的写法：现在有指令格式不对，或重复出现。',
  notVersioned:
    'URL 中没有版本号，新内容会出现在旧 URL 下：副本保留多久，访问者就会看到多久的旧内容。想要更长的有效期，请在文件名中加入版本号或哈希值。',
  personal: '内容取决于由谁请求，因此浏览器在每次使用前都会询问；只要没有变化，一个不带内容的 304 就够了。',
  document:
    '页面的改动应当立刻可见，因此浏览器在每次使用前都会询问；只要没有变化，一个不带内容的 304 就够了。',
  documentTooLong: (lifetime: string) =>
    `页面若保留 ${lifetime}，改动就会被掩盖这么久。这样写之后，浏览器在每次使用前都会询问；只要没有变化，一个不带内容的 304 就够了。`,
  data: '数据随时可能变化，因此浏览器在每次使用前都会询问；只要没有变化，一个不带内容的 304 就够了。',
  versioned: 'URL 带有版本，内容改变时 URL 也会改变，因此副本永远不会过时。',
  versionedAndSame: (responses: string, time: string) =>
    `URL 带有版本，并且在 ${time}内的 ${responses} 个响应中内容相同：副本永远不会过时。`,
  stayedTheSame: (responses: string, time: string) =>
    `URL 中没有版本号；在 ${time}内的 ${responses} 个响应中内容相同，有效期最多取这段时间的十分之一。`,
  oldContent: (age: string) => `URL 中没有版本号；内容已有 ${age}没有变化，有效期最多取这段时间的十分之一。`,
  changes: (_changes: number, formatted: string, responses: string, time: string) =>
    `在 ${time}内的 ${responses} 个响应中内容变化了 ${formatted} 次，因此副本的保留时间不超过这种变化所允许的长度。`,
  newContent: (age: string) =>
    `URL 中没有版本号，而且内容只有 ${age}之久：它可能很快再次变化，因此浏览器在每次使用前都会询问。`,
  changeRateUnknown:
    'URL 中没有版本号，也看不出内容多久变化一次，因此浏览器在每次使用前都会询问。若在文件名中加入版本号或哈希值，就可以保留一年。',
};

/** 不让共享缓存（例如 CDN）使用的原因。 */
export const privateFor = {
  authorization: 'private：请求带有 Authorization，其他人不得从共享缓存得到它。',
  'set-cookie': 'private：响应设置了 Cookie，共享缓存会把它交给其他人。如果不需要设置，可以两者都去掉。',
  vary: 'private：根据 Vary 字段，内容取决于请求者的 Cookie 或凭据。',
  differs: 'private：不同的请求在这个 URL 下得到了不同的内容。',
  cookie: 'private：请求带有 Cookie，内容可能只属于某一个人。如果所有人得到的都一样，可以去掉它。',
  'private-today': 'private，与现在相同：不让共享缓存使用。',
  hidden: 'private：捕获中可能去掉了 Cookie，内容可能只属于某一个人。如果所有人得到的都一样，可以去掉它。',
  document: 'private：现在发送的内容没有表明共享缓存可以用这个页面回答其他人。如果可以，请去掉它。',
};

export const etagNeeded = '还需要一个 ETag，这样 304 才能确认副本仍然有效。';
