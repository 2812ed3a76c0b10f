/** What the command says. Every error is one line behind the command's name. */
export const description = {
  program: 'What HTTP caching really does: judges every 304 of a capture and says what to change.',
  audit: 'Audit captures in the HAR format, or pages by their URLs.',
  compare: 'Compare two captures or reports, before and after a change of the site.',
  compared:
    'HAR file, also compressed (.har.gz), or a report written with --format json; - for a HAR from standard input',
  capture:
    'HAR files, also compressed (.har.gz), patterns of such in quotes, - for standard input, or URLs to visit in a browser; several are audited as one',
  rules: 'List the rules: level, what each finds, section of the standard.',
  ruleWords: 'only rules that have all of these in their name or their texts',
  ruleLevel: 'only rules of this level',
  explain: 'Say what a rule asks, why, and what to do, with an example.',
  rule: 'name of a rule',
  completion: 'Write a script that makes a shell complete commands, options and their values.',
  shell: 'bash, zsh or fish',
  browser: 'the browser that visits URLs',
  visits: 'visits of each URL, one after the other, the first with an empty cache',
  header: 'a line "Name: value" added to every request to the origin of the URL; may be given several times',
  storageState: 'cookies and local storage to begin with, as Playwright saves them (storageState)',
  timeout: 'seconds that one visit may take',
  concurrency: 'browsers at the same time, one for each URL',
  sitemap: 'the URLs are those of sitemaps: visit the pages that they name',
  pages: 'pages of sitemaps to visit at most',
  format: 'what to write',
  output: 'write to a file instead of standard output; it appears whole or not at all',
  profile: 'rfc9110 asks a 304 for what the full response carried, strict for all six fields',
  config: 'settings file: levels of rules, ignored URLs, thresholds, budgets; the command line wins',
  lang: 'language of the messages; without it that of the locale, in JSON and CSV English',
  failOn: 'exit with status 1 where a finding of this level or above exists',
  failOnChange:
    'exit with status 1 where a finding of this level or above is new; worse: where anything got worse',
  baseline:
    'only findings count that this file does not hold: one made by --update-baseline, or a JSON report',
  updateBaseline: 'write what is found into the file of --baseline',
  github: 'no annotations and no job summary in GitHub Actions',
  redact: 'leave URLs and header lines as recorded, secrets included',
  help: 'show this help',
  helpCommand: 'show the help of a command',
  version: 'show the version',
};

export const help = {
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commands: 'Commands:',
  default: (value: string) => `default: ${value}`,
  compareStatus:
    'Exit status: 0 nothing new at or above --fail-on, 1 there is, 2 the arguments or the input are unusable.',
  status:
    'Exit status: 0 no finding at or above --fail-on (with --baseline no new one) and no budget exceeded, 1 there is, 2 the arguments or the input are unusable, or a page could not be visited.',
};

export const compare = {
  notJson: 'begins like a report, but is not JSON',
  notReport: (place: string, fault: string) =>
    `begins like a report, but is none that can be read: ${place} ${fault}`,
  judgedOtherwise: (before: string) =>
    `was audited with another profile or other settings than ${before}: audit both alike`,
};

export const visiting = {
  notJson: 'is not JSON',
  notState: (place: string, fault: string) => `is no storage state as Playwright saves it: ${place} ${fault}`,
  noSitemap: (reason: string) => `the sitemap cannot be had: ${reason}`,
  notSitemap: 'is no sitemap',
  emptySitemap: 'names no page that a browser can visit',
  pagesLeftOut: (most: number) => `more pages are named than the ${most} that are visited; see --pages`,
  noExtension: (folder: string) =>
    `there is no extension in ${folder}, which visiting URLs needs; run npm run build`,
};

export const usage = {
  noCommand: 'no command given; see not-modified --help',
  unknownCommand: (name: string) => `unknown command ${name}; see not-modified --help`,
  unknownOption: (name: string, command: string) =>
    `unknown option ${name}; see not-modified ${command} --help`,
  missingCapture: 'no capture given; name a HAR file, a URL, or - for standard input',
  missingCompared: 'name two HAR files or JSON reports, the one from before first',
  updatesNothing: '--update-baseline needs --baseline with the file to write',
  missingRule: 'name one rule; not-modified rules lists them',
  missingShell: 'name one shell: bash, zsh or fish',
  missingValue: (option: string) => `${option} needs a value`,
  badValue: (option: string, value: string, allowed: string) =>
    `${option} cannot be ${value}; it is one of ${allowed}`,
  twiceStandardInput: 'standard input can be read only once',
  sameFile: (other: string) => `is the same file as ${other}, which would count it twice`,
  badUrl: (url: string) => `${url} is no URL that a browser can visit`,
  onlyForUrls: (option: string) => `${option} is about visiting URLs, and none is named`,
  onlyForSitemaps: (option: string) => `${option} is about sitemaps; see --sitemap`,
  noCount: (option: string, value: string, most: number) =>
    `${option} cannot be ${value}; it is a whole number from 1 to ${most}`,
  noField: (place: number) => `--header number ${place} is no line like "Name: value"`,
};

export const input = {
  name: 'standard input',
  missing: 'no such file',
  fitsNone: 'no such file, and none that fits it as a pattern',
  directory: 'is a directory, not a capture',
  forbidden: 'may not be read',
  unreadable: (reason: string) => `cannot be read (${reason})`,
};

/** The line that a terminal shows while work goes on. `share` is a percentage. */
export const progress = {
  reading: (name: string, read: string, entries: string) => `Reading ${name}: ${read}, ${entries} entries`,
  readingOf: (name: string, share: string, read: string, entries: string) =>
    `Reading ${name}: ${share}, ${read}, ${entries} entries`,
  visiting: (url: string, page: string, pages: string, visit: string, visits: string) =>
    `Visiting ${url} (page ${page} of ${pages}, visit ${visit} of ${visits})`,
  auditing: (exchanges: string) => `Auditing ${exchanges} exchanges`,
};

export const output = {
  isInput: 'is the capture itself; name another file',
  directory: 'is a directory; name a file',
  noDirectory: 'cannot be written: its directory does not exist',
  forbidden: 'may not be written',
  failed: (reason: string) => `cannot be written (${reason})`,
  name: 'standard output',
};

export const settings = {
  directory: 'is a directory, not a settings file',
  notUtf8: 'not text in UTF-8',
  tooLarge: 'larger than 1 MiB, too large for settings',
  twice: 'stands there twice',
  notJson: (line: number, column: number) => `not JSON (line ${line}, column ${column})`,
  at: (place: string, what: string) => (place === '' ? what : `${place} ${what}`),
  types: {
    object: 'an object',
    array: 'a list',
    string: 'a text',
    number: 'a number',
    integer: 'a whole number',
  },
  wrongType: (expected: string, found: string) => `should be ${expected}, not ${found}`,
  notAmong: (found: string, allowed: string) => `cannot be ${found}; it is one of ${allowed}`,
  tooLittle: (least: string, found: string) => `should be at least ${least}, not ${found}`,
  lacks: (name: string) => `lacks ${name}`,
  empty: 'should not be empty',
  unknownRule: (meant: string | undefined) =>
    meant === undefined
      ? 'names no rule; see docs/config.schema.json'
      : `names no rule; the nearest one is ${meant}`,
  unknownName: (meant: string | undefined, known: string) =>
    meant === undefined
      ? `is no setting; known here: ${known}`
      : `is no setting; the nearest one is ${meant}`,
};

export const at = (where: string, what: string) => `${where}: ${what}`;
