/** 网站在两份报告之间的变化。数字传入时已格式化。 */
export const title = 'HTTP 缓存前后对比';

export const overall = {
  better: '变好：没有变差之处。',
  worse: '变差：没有变好之处。',
  mixed: '有的变差，有的变好。',
  same: '没有变化。',
  'cannot-tell': '有变化，但都无法判断好坏。',
};

export const verdicts = {
  better: '变好',
  worse: '变差',
  mixed: '部分变差',
  same: '相同',
  'cannot-tell': '无法判断',
};

export const reasons = {
  unknown: '并非全部已知',
  'ranges-overlap': '估计范围重叠',
  'other-requests': '两个捕获中的请求不同',
  'other-pages': '两个捕获中的页面不同',
  'other-size': '完整响应的开销不同',
  'not-recommended': '两者都不是建议的策略',
  'not-seen': '另一个捕获不足以显示',
  'judged-otherwise': '两次审查的设置不同',
};

export const cannotTell = (reason: string) => `无法判断：${reason}`;

export const notes = {
  'other-profile': '两份报告使用了不同的模式：无法比较发现。',
  'other-settings': '两份报告使用了不同的设置：无法比较发现。',
  'other-version': '两份报告由不同版本生成：发现的出现或消失可能来自规则的变化。',
  'other-pages': '两个捕获中的页面不同：无法比较访问的开销。',
  'nothing-in-common': '两个捕获没有共同的资源。',
  masked: '报告的 URL 中有被遮盖的值：仅在这些值上不同的资源可能被当作同一个。',
  redacted: '像机密的内容已遮盖为“redacted”。',
  'not-redacted': '未启用遮盖：URL 与头部行保持原样，可能含有机密。转交他人之前请先检查。',
};

export const sides = {
  before: (producer: string, exchanges: string, resources: string) =>
    `之前：${producer} · 请求：${exchanges} · 资源：${resources}`,
  after: (producer: string, exchanges: string, resources: string) =>
    `之后：${producer} · 请求：${exchanges} · 资源：${resources}`,
};

export const columns = {
  figure: '项目',
  before: '之前',
  after: '之后',
  difference: '差值',
  verdict: '判断',
};

export const sections = {
  visits: '一次访问，与捕获中的请求次数无关',
  sums: '按记录的捕获',
  findings: '发现',
  worse: '变差',
  better: '变好',
  undecided: '有变化，无法判断好坏',
  new: '新增',
  gone: '消失',
  notes: '备注',
};

export const figures = {
  cold: '首次访问',
  coldRequests: '首次访问的请求',
  later: (time: string) => `${time}后再访问`,
  laterRequests: (time: string) => `${time}后再访问的请求`,
  times: { PT0S: '0 秒', PT1H: '1 小时', P1D: '1 天', P1W: '1 周', P1M: '1 个月' },
  requests: '请求',
  transferred: '传输',
  saved: '304 与缓存节省',
  savedByRevalidation: '304 节省',
  savedByCache: '缓存节省',
  avoidable: '可避免',
  perRequest: (figure: string) => `${figure}（每个请求）`,
  fullResponse: '一个完整响应',
  notModified: '一个 304',
  policy: '策略',
  validator: '验证器',
  unknown: '未知',
  andUnknown: (figure: string) => `${figure} + 未知`,
  none: '—',
};

export const policy = {
  none: '没有 Cache-Control',
  asked: '每次都询问',
  fresh: (time: string) => `有效 ${time}`,
  guessed: (time: string) => `由浏览器估计有效 ≈ ${time}`,
  notStorable: '不可存储',
  privateOnly: '不可存入共享缓存',
  better: '不是建议的策略',
};

export const findings = {
  came: (level: string, title: string) => `新发现，${level}：${title}`,
  went: (level: string, title: string) => `不再发现，${level}：${title}`,
  stayed: (level: string, title: string) => `仍然发现，${level}：${title}`,
  moved: (from: string, to: string, title: string) => `之前为${from}，现在为${to}：${title}`,
  counts: (came: string, went: string, stayed: string) =>
    `新增 ${came} 个，消失 ${went} 个，仍有 ${stayed} 个；每个资源的每条规则计一次。`,
};

export const formerUrl = (url: string) => `同一文件的另一版本：${url}`;
export const unchanged = (count: string) => `没有变化的资源：${count}`;
export const nothing = '无';
