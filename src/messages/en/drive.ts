/** What is awaited when a browser is driven, as a noun phrase for {@link timedOut}. */
export const awaited = {
  start: (browser: string) => `${browser} to start`,
  end: (browser: string) => `${browser} to end`,
  devtools: 'DevTools to open',
  recorder: 'the recorder in DevTools to be ready',
  panel: 'the HTTP Cache panel to be shown',
  rest: 'the page to come to rest',
  page: (url: string) => `${url} to load`,
  condition: (expression: string) => `the page to satisfy ${expression}`,
  element: (selector: string) => `${selector} in the panel`,
  state: (what: string) => `the panel to show ${what}`,
  download: (name: string) => `a download named ${name}`,
};

export const timedOut = (what: string, seconds: number) => `Waited ${seconds} s for ${what}, in vain.`;

export const using = (browser: string, version: string, path: string) =>
  `Using ${browser} ${version} (${path}).`;

export const notUsable = (variable: string, path: string, reason: string) =>
  `${variable} is ${path}, which does not run as that browser: ${reason}`;

export const doesNotRun = (path: string, reason: string) => `${path} does not run: ${reason}`;

export const installingPackage = (browser: string) =>
  `No ${browser} found on this machine: installing one with apt-get.`;

export const downloading = (browser: string, folder: string) =>
  `No ${browser} found on this machine: downloading one into ${folder}.`;

export const waitingForApt = 'Another program is using apt-get: waiting for it to finish.';

export const noPackage = 'apt-get has no package of it';

export const notFound = (browser: string, variable: string, reasons: readonly string[]) =>
  `No ${browser} found, and none could be installed${reasons.length === 0 ? '' : ` (${reasons.join('; ')})`}. Install one, or set ${variable} to its program.`;

export const unreachable = (url: string, reason: string) => `${url} could not be visited: ${reason}`;

export const gone = (browser: string, reason: string) =>
  `${browser} ended before its work was done${reason === '' ? '.' : `: ${reason}`}`;

export const noExtension = (folder: string, reason: string) =>
  `${folder} is no extension with a DevTools page: ${reason}`;
