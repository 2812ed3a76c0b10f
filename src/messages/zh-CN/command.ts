/** 命令的文字。每个错误都是命令名之后的一行。 */
export const description = {
  program: '看清 HTTP 缓存的真实行为：检查捕获中的每个 304，并说明应当修改什么。',
  audit: '审查 HAR 格式的捕获，或按 URL 审查页面。',
  compare: '比较网站修改前后的两个捕获或报告。',
  compared: 'HAR 文件，也可以是压缩的（.har.gz），或用 --format json 写出的报告；- 表示来自标准输入的 HAR',
  capture:
    'HAR 文件，也可以是压缩的（.har.gz）或引号中的模式，用 - 表示标准输入，或要用浏览器访问的 URL；给出多个时合并审查',
  rules: '列出规则：级别、内容、标准的章节。',
  ruleWords: '只列出名称或文字包含以上全部内容的规则',
  ruleLevel: '只列出此级别的规则',
  explain: '说明一条规则的要求、原因和做法，并附示例。',
  rule: '规则的名称',
  completion: '写出脚本，让 shell 补全命令、选项及其值。',
  shell: 'bash、zsh 或 fish',
  browser: '用来访问 URL 的浏览器',
  visits: '每个 URL 依次访问的次数，第一次时缓存为空',
  header: '在发往该 URL 所在源的每个请求中加上一行 "Name: value"；可以多次给出',
  storageState: '开始时的 Cookie 和本地存储，格式与 Playwright 保存的相同（storageState）',
  timeout: '一次访问最多用的秒数',
  concurrency: '同时打开的浏览器数，每个 URL 一个',
  sitemap: '给出的 URL 是站点地图：访问其中列出的页面',
  pages: '最多访问站点地图中的页面数',
  format: '输出的格式',
  output: '写入文件而不是标准输出；文件要么完整，要么不出现',
  profile: 'rfc9110 只要求 304 带上完整响应所带的字段，strict 要求全部六个字段',
  config: '设置文件：规则的级别、忽略的 URL、阈值、预算；命令行优先',
  lang: '消息的语言；不指定时随系统区域设置，JSON 和 CSV 为英文',
  failOn: '存在此级别或更高级别的发现时，以状态 1 退出',
  failOnChange: '有此级别或更高级别的新发现时，以状态 1 退出；worse：有任何变差之处时',
  baseline: '只计入此文件没有的发现：由 --update-baseline 生成的文件，或 JSON 报告',
  updateBaseline: '将发现写入 --baseline 的文件',
  github: '在 GitHub Actions 中不写注解和作业摘要',
  redact: '保留 URL 与头部行的原样，包括其中的机密',
  help: '显示此帮助',
  helpCommand: '显示某个命令的帮助',
  version: '显示版本',
};

export const help = {
  usage: '用法：',
  arguments: '参数：',
  options: '选项：',
  commands: '命令：',
  default: (value: string) => `默认：${value}`,
  compareStatus: '退出状态：0 没有达到 --fail-on 的新发现，1 有这样的发现，2 参数或输入无法使用。',
  status:
    '退出状态：0 没有达到 --fail-on 级别的发现（使用 --baseline 时没有新发现）且未超预算，1 有，2 参数或输入无法使用，或有页面无法访问。',
};

export const compare = {
  notJson: '开头像报告，但不是 JSON',
  notReport: (place: string, fault: string) => `开头像报告，但无法读取：${place} ${fault}`,
  judgedOtherwise: (before: string) => `审查时的模式或设置与 ${before} 不同：请用相同的设置审查两者`,
};

export const visiting = {
  notJson: '不是 JSON',
  notState: (place: string, fault: string) => `不是 Playwright 保存的 storageState：${place} ${fault}`,
  noSitemap: (reason: string) => `无法取得站点地图：${reason}`,
  notSitemap: '不是站点地图',
  emptySitemap: '没有列出浏览器可以访问的页面',
  pagesLeftOut: (most: number) => `列出的页面多于要访问的 ${most} 个；请看 --pages`,
  noExtension: (folder: string) => `${folder} 中没有扩展，访问 URL 需要它；请运行 npm run build`,
};

export const usage = {
  noCommand: '没有给出命令；请看 not-modified --help',
  unknownCommand: (name: string) => `未知的命令 ${name}；请看 not-modified --help`,
  unknownOption: (name: string, command: string) => `未知的选项 ${name}；请看 not-modified ${command} --help`,
  missingCapture: '没有给出捕获；请指定 HAR 文件、URL，或用 - 表示标准输入',
  missingCompared: '请指定两个 HAR 文件或 JSON 报告，先写之前的',
  updatesNothing: '--update-baseline 需要用 --baseline 指定要写入的文件',
  missingRule: '请指定一条规则；not-modified rules 会列出全部规则',
  missingShell: '请指定一个 shell：bash、zsh 或 fish',
  missingValue: (option: string) => `${option} 需要一个值`,
  badValue: (option: string, value: string, allowed: string) =>
    `${option} 不能是 ${value}；可用的值为 ${allowed}`,
  twiceStandardInput: '标准输入只能读取一次',
  sameFile: (other: string) => `与 ${other} 是同一个文件，会被重复计算`,
  badUrl: (url: string) => `${url} 不是浏览器可以访问的 URL`,
  onlyForUrls: (option: string) => `${option} 只用于访问 URL，而这里没有给出 URL`,
  onlyForSitemaps: (option: string) => `${option} 只用于站点地图；请看 --sitemap`,
  noCount: (option: string, value: string, most: number) =>
    `${option} 不能是 ${value}；应为 1 到 ${most} 的整数`,
  noField: (place: number) => `第 ${place} 个 --header 不是 "Name: value" 这样的一行`,
};

export const input = {
  name: '标准输入',
  missing: '文件不存在',
  fitsNone: '文件不存在，也没有符合该模式的文件',
  directory: '是目录，不是捕获',
  forbidden: '没有读取权限',
  unreadable: (reason: string) => `无法读取（${reason}）`,
};

export const progress = {
  reading: (name: string, read: string, entries: string) => `正在读取 ${name}：${read}，${entries} 个条目`,
  readingOf: (name: string, share: string, read: string, entries: string) =>
    `正在读取 ${name}：${share}，${read}，${entries} 个条目`,
  visiting: (url: string, page: string, pages: string, visit: string, visits: string) =>
    `正在访问 ${url}（第 ${page} 页，共 ${pages} 页；第 ${visit} 次访问，共 ${visits} 次）`,
  auditing: (exchanges: string) => `正在审查 ${exchanges} 次交换`,
};

export const output = {
  isInput: '就是捕获文件本身；请指定另一个文件',
  directory: '是目录；请指定文件',
  noDirectory: '无法写入：所在目录不存在',
  forbidden: '没有写入权限',
  failed: (reason: string) => `无法写入（${reason}）`,
  name: '标准输出',
};

export const settings = {
  directory: '是目录，不是设置文件',
  notUtf8: '不是 UTF-8 文本',
  tooLarge: '超过 1 MiB，作为设置文件过大',
  twice: '重复出现',
  notJson: (line: number, column: number) => `不是 JSON（第 ${line} 行第 ${column} 列）`,
  at: (place: string, what: string) => (place === '' ? what : `${place} ${what}`),
  types: {
    object: '对象',
    array: '列表',
    string: '文本',
    number: '数字',
    integer: '整数',
  },
  wrongType: (expected: string, found: string) => `应为${expected}，而不是 ${found}`,
  notAmong: (found: string, allowed: string) => `不能是 ${found}；可用的值为 ${allowed}`,
  tooLittle: (least: string, found: string) => `至少应为 ${least}，而不是 ${found}`,
  lacks: (name: string) => `缺少 ${name}`,
  empty: '不能为空',
  unknownRule: (meant: string | undefined) =>
    meant === undefined ? '不是规则；请看 docs/config.schema.json' : `不是规则；最接近的是 ${meant}`,
  unknownName: (meant: string | undefined, known: string) =>
    meant === undefined ? `不是设置项；此处可用：${known}` : `不是设置项；最接近的是 ${meant}`,
};

export const at = (where: string, what: string) => `${where}：${what}`;
