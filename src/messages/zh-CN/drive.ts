/** 驱动浏览器时所等待的事物，供 {@link timedOut} 使用。 */
export const awaited = {
  start: (browser: string) => `${browser} 启动`,
  end: (browser: string) => `${browser} 结束`,
  devtools: '开发者工具打开',
  recorder: '开发者工具中的记录器就绪',
  panel: '“HTTP 缓存”面板显示',
  rest: '页面静止',
  page: (url: string) => `${url} 加载完成`,
  condition: (expression: string) => `页面满足 ${expression}`,
  element: (selector: string) => `面板中出现 ${selector}`,
  state: (what: string) => `面板显示${what}`,
  download: (name: string) => `名为 ${name} 的下载`,
};

export const timedOut = (what: string, seconds: number) => `等待${what}，${seconds} 秒后仍未等到。`;

export const using = (browser: string, version: string, path: string) =>
  `使用 ${browser} ${version}（${path}）。`;

export const notUsable = (variable: string, path: string, reason: string) =>
  `${variable} 为 ${path}，它不能作为该浏览器运行：${reason}`;

export const doesNotRun = (path: string, reason: string) => `${path} 无法运行：${reason}`;

export const installingPackage = (browser: string) => `本机没有找到 ${browser}：正在用 apt-get 安装。`;

export const downloading = (browser: string, folder: string) =>
  `本机没有找到 ${browser}：正在下载到 ${folder}。`;

export const waitingForApt = '另一个程序正在使用 apt-get：等待它结束。';

export const noPackage = 'apt-get 中没有它的软件包';

export const notFound = (browser: string, variable: string, reasons: readonly string[]) =>
  `没有找到 ${browser}，也无法安装${reasons.length === 0 ? '' : `（${reasons.join('；')}）`}。请自行安装，或把 ${variable} 设为其程序路径。`;

export const unreachable = (url: string, reason: string) => `无法访问 ${url}：${reason}`;

export const gone = (browser: string, reason: string) =>
  `${browser} 在完成工作之前就结束了${reason === '' ? '。' : `：${reason}`}`;

export const noExtension = (folder: string, reason: string) =>
  `${folder} 不是带有开发者工具页面的扩展：${reason}`;
