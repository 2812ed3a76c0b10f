/** `audit` 关于预算和基线的文字（每条一行），以及给 GitHub 的文字。 */
export const budget = {
  findings: (level: string) => `级别为“${level}”的发现`,
  faulty304s: '有缺陷的 304',
  avoidableBytes: '可避免的字节',
  revisitRequests: (time: string) => `${time}后再次访问的请求`,
  revisitBytes: (time: string) => `${time}后再次访问的字节`,
  exceeded: (name: string, figure: string, most: string) => `超出预算：${name}：${figure}，上限 ${most}`,
  unsure: (name: string, figure: string, most: string) => `可能超出预算：${name}：${figure}，上限 ${most}`,
  within: (name: string, figure: string, most: string) => `未超预算：${name}：${figure}，上限 ${most}`,
};

export const figure = {
  unknown: '未知',
  between: (low: string, high: string) => `估计，介于 ${low} 与 ${high} 之间`,
  atLeast: (low: string) => `至少 ${low}，其余未知`,
};

export const baseline = {
  missing: '文件不存在；--update-baseline 会生成它',
  tooLarge: '不是基线：超过 16 MiB',
  notJson: '不是基线：不是 JSON',
  notBaseline: (place: string, fault: string) => `不是基线：${place} ${fault}`,
  isReport: '是报告，不应被基线取代；请指定另一个文件',
  isOther: (file: string) => `与 ${file} 是同一个文件；请指定另一个`,
  none: '与基线相比没有新发现',
  new: (findings: string) => `与基线相比的新发现：${findings}`,
  newOne: (level: string, rule: string, address: string) => `新发现：${level} ${rule} ${address}`,
  more: (count: string) => `另有 ${count} 个新发现`,
  known: (_count: number, formatted: string) => `${formatted} 个发现已知，不予计入`,
  gone: (_count: number, formatted: string) =>
    `基线中有 ${formatted} 个不再出现；--update-baseline 会将其移除`,
  unseen: (_count: number, formatted: string) => `基线中有 ${formatted} 个所属的资源不在捕获中`,
  notes: {
    'other-profile': '基线使用了另一种模式，因此发现可能只是由此而新',
    'other-settings': '基线使用了另一些设置，因此发现可能只是由此而新',
    'other-version': '基线由另一个版本生成，因此发现可能只是由此而新',
  },
  kept: '有页面无法访问，基线保持不变',
  updated: (file: string, _count: number, formatted: string) => `${file}：基线现有 ${formatted} 个发现`,
};

export const heading = '预算与基线';

export const github = {
  rest: (count: string) => `另有 ${count} 个；请看作业摘要`,
  budget: '预算',
  summaryTooLarge: '报告过大，作业摘要放不下；摘要只含结果',
  summaryFailed: (reason: string) => `无法写入作业摘要（${reason}）`,
};
