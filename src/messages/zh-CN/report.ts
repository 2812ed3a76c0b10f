/** 供人阅读的导出：终端文本与 HTML 页面。数字传入时已格式化。 */
export const heading = {
  report: 'HTTP 缓存报告',
  summary: '概要',
  faults: '错误',
  hints: '建议与说明',
  recommendations: '建议发送的 Cache-Control',
  resources: '资源',
  checks: '逐字段检查每个 304',
  notes: '备注',
  skipped: '未能读取的条目',
  reading: '如何理解这些数字',
};

export const capture = {
  recordedBy: (producer: string) => `由 ${producer} 记录`,
  between: (start: string, end: string) => `${start} 至 ${end} UTC`,
  profile: {
    rfc9110: '模式 rfc9110：只要求 304 带上完整响应所带的字段。',
    strict: '模式 strict：要求每个 304 都带上全部六个字段。',
  },
};

export const summary = {
  exchanges: '请求与响应',
  read: (exchanges: string, entries: string) => `从 ${entries} 个条目中读取了 ${exchanges} 个`,
  skipped: (count: string) => `${count} 个未读取`,
  transferred: '传输',
  byResponses: (_count: number, figure: string) => `共 ${figure} 个响应`,
  savedByRevalidation: '304 节省',
  byRevalidations: (_count: number, figure: string, wait: string) => `${figure} 次重新验证，共等待 ${wait}`,
  savedByCache: '缓存节省',
  byHits: (_count: number, figure: string) => `${figure} 次未询问源站即得到响应`,
  avoidable: '可避免',
  waitAndUnknown: (wait: string, unknown: string) => `${wait} + ${unknown} 个未知`,
  avoidableRevalidations: (_count: number, figure: string, size: string, wait: string) =>
    `${figure} 次重新验证（${size}，等待 ${wait}）`,
  avoidableDownloads: (_count: number, figure: string, size: string) =>
    `${figure} 次重复下载已有内容（${size}）`,
  dayLater: '一天之后',
  askedAgain: (requests: string, resources: string, revalidations: string) =>
    `再次加载同样的资源（内容未变时）：${resources} 个中有 ${requests} 个要到源站，其中 ${revalidations} 个只是询问`,
  askedAsRecommended: (requests: string, size: string) => `按建议：${requests} 个（${size}）`,
  cacheInsight: 'Cache insight',
  byCacheInsight: (_count: number, figure: string) =>
    `Lighthouse 的 Cache insight 会视为浪费的量，涉及 ${figure} 个资源`,
  notModified: '304 响应',
  faulty: (_count: number, figure: string) => `其中 ${figure} 个有错误`,
  noneFaulty: '均无错误',
  findings: '发现',
  none: '无',
};

export const tally = {
  between: (low: string, high: string) => `介于 ${low} 与 ${high} 之间`,
  unknown: (count: string) => `其中 ${count} 个未知，未计入总和`,
};

export const levels = { must: '必须', should: '应当', advice: '建议', info: '说明' };

export const fault = {
  exchanges: (_count: number, numbers: string) => `请求 ${numbers}`,
  toDo: (fix: string) => `处理：${fix}`,
  none: '没有发现违反标准中“必须”或“应当”的地方。',
  more: (count: string) => `另有 ${count} 个`,
  resources: (_count: number, formatted: string) => `${formatted} 个资源`,
};

export const resources = {
  columns: {
    resource: '资源',
    type: '类型',
    exchanges: '请求',
    notModified: '304',
    policy: '策略',
    lifetime: '有效期',
    validator: '验证器',
    transferred: '传输',
    saved: '304 节省',
    cached: '缓存节省',
    faults: '有错误的 304',
  },
  none: '此捕获中没有请求。',
  unknown: '未知',
  noPolicy: '未发送',
  notStorable: '不可存储',
  askedEachTime: '每次都询问',
  heuristic: (time: string) => `≈ ${time}，由浏览器自行估计`,
  noLifetime: '未声明',
  send: (value: string) => `建议：${value}`,
  validators: { strong: '强标签', weak: '弱标签', date: '日期', none: '无' },
  types: {
    document: '文档',
    stylesheet: '样式表',
    script: '脚本',
    image: '图片',
    font: '字体',
    media: '媒体',
    fetch: 'fetch',
    manifest: '清单',
    other: '其他',
  },
};

export const checks = { none: '此捕获中没有 304。' };

/** 规则无法判断的情况。 */
export const untold = {
  line: (rules: number, exchanges: string) =>
    `有 ${rules} 条规则在 ${exchanges} 处无法判断：捕获没有提供足够的证据。`,
  each: (rule: string, exchanges: string) => `${rule}：${exchanges}`,
};

export const skipped = {
  entry: (index: number, reason: string) => `条目 ${index}：${reason}`,
  more: (count: string) => `……另有 ${count} 个，全部列于 JSON 中`,
};

/** Names of tests in JUnit XML. */
export const junit = {
  capture: '捕获',
  noFinding: '没有发现问题',
  entry: (index: number) => `条目 ${index}`,
  cannotTell: (_: number, count: string) => `${count} 处无法判断：捕获提供的信息不足`,
};

export const reading = [
  '实测的数字按实际发送记录；推算的数字由记录的数字计算得出；估计的数字以 ≈ 标出，真实值在给出的范围内。',
  '未知表示捕获没有记录，也无从得知。未知的数字不计入总和，也从不当作零。',
  '“源站不发送”：完整响应也没有该字段，304 因此不必带。304 检查中的“未知”：没有见到该资源的完整响应。',
  '304 节省等于完整响应的开销减去 304 的开销，包含头部行。缓存节省单独列出，不包含在内。大小按 1 kB = 1000 字节；时间为 UTC。',
  'Cache insight 是 Lighthouse 自己的数字：它由每个文件的有效期推测再次访问要重新下载多少，并把重新验证算作完整下载。它不包含在其他数字中。',
];

export const footer = {
  made: (tool: string, version: string) => `由 ${tool} ${version} 生成`,
};

/** 按所在位置统计被遮盖的不同值。 */
export const redacted = (masked: {
  userInfo: number;
  parameters: number;
  segments: number;
  fragments: number;
  fields: number;
  emails: number;
  tokens: number;
}): string => {
  const kinds = [
    [masked.userInfo, '个 URL 中的用户名或密码'],
    [masked.parameters, '个 URL 参数'],
    [masked.segments, '个 URL 路径段'],
    [masked.fragments, '个 URL 片段'],
    [masked.fields, '个头部字段值'],
    [masked.emails, '个电子邮件地址'],
    [masked.tokens, '个令牌'],
  ] as const;
  const parts = kinds.filter(([count]) => count > 0).map(([count, words]) => `${count} ${words}`);
  if (parts.length === 0) return '已启用遮盖；没有发现像机密的内容。';
  return `像机密的内容已遮盖为“redacted”：${parts.join('、')}。相同的值编号相同。`;
};

export const notRedacted: string = '未启用遮盖：URL 与头部行保持原样，可能含有机密。转交他人之前请先检查。';
