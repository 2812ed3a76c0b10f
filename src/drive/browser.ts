/** The browsers that can be driven. */
export type BrowserName = 'chromium' | 'firefox';

/** A browser's program that was seen to run. */
export interface FoundBrowser {
  readonly name: BrowserName;
  readonly path: string;
  /** As the program says itself, e.g. `156.0.8078.79`. */
  readonly version: string;
}

interface Kind {
  readonly title: string;
  /** The folder of the extension that is built for it, among those of all builds. */
  readonly build: string;
  /** Environment variable that names the program. */
  readonly variable: string;
  /** How the program's own version line reads. */
  readonly versionLine: RegExp;
  /** Names on the PATH of Linux systems, best first. */
  readonly programs: readonly string[];
  /** Places on macOS, under `/` and under the home folder. */
  readonly macApps: readonly string[];
  /** Places on Windows, under the program folders. */
  readonly windowsPrograms: readonly string[];
  /** Packages of Debian and its kin, best first. */
  readonly packages: readonly string[];
}

/** What has to be known about each browser to find, ask and install it. */
export const BROWSERS: Record<BrowserName, Kind> = {
  chromium: {
    title: 'Chromium',
    build: 'chrome',
    variable: 'CHROME_PATH',
    versionLine: /\b(?:Chrom\w+|Edge|Brave)\b.*?(\d+(?:\.\d+)+)/i,
    programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    macApps: [
      'Applications/Chromium.app/Contents/MacOS/Chromium',
      'Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    windowsPrograms: ['Chromium\\Application\\chrome.exe', 'Google\\Chrome\\Application\\chrome.exe'],
    packages: ['chromium'],
  },
  firefox: {
    title: 'Firefox',
    build: 'firefox',
    variable: 'FIREFOX_PATH',
    versionLine: /\bFirefox\b\D*(\d+(?:\.\d+)+)/i,
    programs: ['firefox', 'firefox-esr'],
    macApps: ['Applications/Firefox.app/Contents/MacOS/firefox'],
    windowsPrograms: ['Mozilla Firefox\\firefox.exe'],
    packages: ['firefox-esr', 'firefox'],
  },
};

/** Their names, in the order in which they are offered. */
export const BROWSER_NAMES = Object.keys(BROWSERS) as readonly BrowserName[];
