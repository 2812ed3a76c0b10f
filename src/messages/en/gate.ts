/** What `audit` says of budgets and of a baseline, in a line each, and to GitHub. Figures come formatted. */
export const budget = {
  findings: (level: string) => `findings of level ${level}`,
  faulty304s: '304s with a fault',
  avoidableBytes: 'avoidable bytes',
  revisitRequests: (time: string) => `requests on a visit after ${time}`,
  revisitBytes: (time: string) => `bytes on a visit after ${time}`,
  exceeded: (name: string, figure: string, most: string) =>
    `budget exceeded: ${name}: ${figure}, at most ${most}`,
  unsure: (name: string, figure: string, most: string) =>
    `budget that may be exceeded: ${name}: ${figure}, at most ${most}`,
  within: (name: string, figure: string, most: string) => `budget kept: ${name}: ${figure}, at most ${most}`,
};

export const figure = {
  unknown: 'unknown',
  between: (low: string, high: string) => `estimated, between ${low} and ${high}`,
  atLeast: (low: string) => `at least ${low}, the rest unknown`,
};

export const baseline = {
  missing: 'no such file; --update-baseline makes it',
  tooLarge: 'is no baseline: larger than 16 MiB',
  notJson: 'is no baseline: not JSON',
  notBaseline: (place: string, fault: string) => `is no baseline: ${place} ${fault}`,
  isReport: 'is a report, which no baseline should replace; name another file',
  isOther: (file: string) => `is the same file as ${file}; name another one`,
  none: 'nothing new against the baseline',
  new: (findings: string) => `new against the baseline: ${findings}`,
  newOne: (level: string, rule: string, address: string) => `new: ${level} ${rule} ${address}`,
  more: (count: string) => `and ${count} more that are new`,
  known: (count: number, formatted: string) =>
    `${count === 1 ? '1 finding was' : `${formatted} findings were`} known and left aside`,
  gone: (count: number, formatted: string) =>
    `${formatted} of the baseline ${count === 1 ? 'is' : 'are'} found no more; --update-baseline takes ${count === 1 ? 'it' : 'them'} out`,
  unseen: (count: number, formatted: string) =>
    `${formatted} of the baseline ${count === 1 ? 'is' : 'are'} on resources that the capture does not hold`,
  notes: {
    'other-profile':
      'the baseline was made with another profile, so findings may be new for that reason alone',
    'other-settings':
      'the baseline was made with other settings, so findings may be new for that reason alone',
    'other-version': 'the baseline was made by another version, so findings may be new for that reason alone',
  },
  kept: 'the baseline is left as it was, since not every page could be visited',
  updated: (file: string, count: number, formatted: string) =>
    `${file}: the baseline now holds ${count === 1 ? '1 finding' : `${formatted} findings`}`,
};

export const heading = 'Budgets and baseline';

export const github = {
  rest: (count: string) => `${count} more; see the summary of the job`,
  budget: 'Budget',
  summaryTooLarge: 'the report is too large for the summary of the job; it holds the outcome alone',
  summaryFailed: (reason: string) => `the summary of the job cannot be written (${reason})`,
};
