/** What `npm start` says. Every error is one line behind the command's name. */
export const usage = `Usage: npm start -- [--browser chromium|firefox] [--lang en|zh-CN] [URL]

Opens a browser with the panel in DevTools, visits the page twice as a visitor would, and writes report.html here.
Without a URL it audits a demo site of its own, whose parts are cached well and badly on purpose.
With a display the browser stays open until you close it; without one a picture of the panel is saved as panel.png.

Options:
  --browser chromium|firefox  the browser to open (default: chromium)
  --lang en|zh-CN             the language of the summary, the report and the browser
  -h, --help                  show this help`;

export const unknownOption = (option: string) => `unknown option ${option}; see npm start -- --help`;
export const missingValue = (option: string) => `${option} needs a value`;
export const badValue = (option: string, value: string, allowed: string) =>
  `${option} cannot be ${value}; it is one of ${allowed}`;
export const oneUrl = (second: string) => `one URL at a time; the second is ${second}`;
export const badUrl = (url: string) => `${url} is not an http: or https: URL`;
export const notBuilt = (folder: string) => `there is no extension in ${folder}; run npm run build first`;

export const demoAt = (url: string) => `The demo site is at ${url}.`;
export const visiting = (url: string) => `Visiting ${url} for the first time, with an empty cache.`;
export const visitingAgain = (url: string) => `Visiting ${url} for the second time.`;
export const saved = { report: 'The whole report', picture: 'The panel' };
export const at = (what: string, file: string) => `${what}: ${file}`;
export const staysOpen = 'The browser stays open with the panel in front. Close it to end.';
