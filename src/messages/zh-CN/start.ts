/** `npm start` 的输出。每条错误都是命令名后的一行。 */
export const usage = `用法：npm start -- [--browser chromium|firefox] [--lang en|zh-CN] [URL]

打开浏览器并在开发者工具中显示面板，像访客一样访问页面两次，然后在当前目录写入 report.html。
不给出 URL 时审查自带的演示站点，其中有意包含好的与坏的缓存做法。
有显示器时浏览器保持打开，直到您关闭它；没有显示器时把面板的图片存为 panel.png。

选项：
  --browser chromium|firefox  要打开的浏览器（默认：chromium）
  --lang en|zh-CN             摘要、报告和浏览器的语言
  -h, --help                  显示本帮助`;

export const unknownOption = (option: string) => `未知选项 ${option}；见 npm start -- --help`;
export const missingValue = (option: string) => `${option} 需要一个值`;
export const badValue = (option: string, value: string, allowed: string) =>
  `${option} 不能是 ${value}；可用的值：${allowed}`;
export const oneUrl = (second: string) => `一次只能审查一个 URL；第二个是 ${second}`;
export const badUrl = (url: string) => `${url} 不是 http: 或 https: 的 URL`;
export const notBuilt = (folder: string) => `${folder} 中没有扩展；请先运行 npm run build`;

export const demoAt = (url: string) => `演示站点位于 ${url}。`;
export const visiting = (url: string) => `以空缓存首次访问 ${url}。`;
export const visitingAgain = (url: string) => `第二次访问 ${url}。`;
export const saved = { report: '完整报告', picture: '面板' };
export const at = (what: string, file: string) => `${what}：${file}`;
export const staysOpen = '浏览器保持打开，面板在最前。关闭浏览器即结束。';
