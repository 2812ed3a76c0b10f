/** What became of a site from one report to another. Figures come formatted. */
export const title = 'HTTP caching before and after';

/** All changes together. */
export const overall = {
  better: 'Better: nothing got worse.',
  worse: 'Worse: nothing got better.',
  mixed: 'Some things got worse, others better.',
  same: 'Nothing changed.',
  'cannot-tell': 'There are changes, and none of them can be judged.',
};

export const verdicts = {
  better: 'better',
  worse: 'worse',
  mixed: 'partly worse',
  same: 'same',
  'cannot-tell': 'cannot tell',
};

/** Why there is no verdict. */
export const reasons = {
  unknown: 'not all of it is known',
  'ranges-overlap': 'the estimates overlap',
  'other-requests': 'the captures hold other requests',
  'other-pages': 'the captures hold other pages',
  'other-size': 'a full response costs something else',
  'not-recommended': 'neither is what is recommended',
  'not-seen': 'the other capture would not show it',
  'judged-otherwise': 'the audits had other settings',
};

export const cannotTell = (reason: string) => `cannot tell: ${reason}`;

export const notes = {
  'other-profile': 'The reports were made with different profiles: findings cannot be compared.',
  'other-settings': 'The reports were made with different settings: findings cannot be compared.',
  'other-version':
    'The reports were made by different versions: a finding may have come or gone with a change of the rules.',
  'other-pages': 'The captures do not hold the same pages: what visits cost cannot be compared.',
  'nothing-in-common': 'The captures have no resource in common.',
  masked:
    'Values are masked in URLs of the reports: resources whose URLs differ in these alone may be taken for one.',
  redacted: 'What looked like a secret is masked as “redacted”.',
  'not-redacted':
    'Redaction was off: URLs and header lines stand as recorded and may hold secrets. Look before you pass this on.',
};

export const sides = {
  before: (producer: string, exchanges: string, resources: string) =>
    `Before: ${producer} · exchanges: ${exchanges} · resources: ${resources}`,
  after: (producer: string, exchanges: string, resources: string) =>
    `After: ${producer} · exchanges: ${exchanges} · resources: ${resources}`,
};

export const columns = {
  figure: 'Figure',
  before: 'Before',
  after: 'After',
  difference: 'Difference',
  verdict: 'Verdict',
};

export const sections = {
  visits: 'One visit, whatever the captures asked for',
  sums: 'The captures as recorded',
  findings: 'Findings',
  worse: 'Got worse',
  better: 'Got better',
  undecided: 'Changed, without a verdict',
  new: 'New',
  gone: 'Gone',
  notes: 'Notes',
};

export const figures = {
  cold: 'First visit',
  coldRequests: 'First visit, requests',
  later: (time: string) => `Visit ${time} later`,
  laterRequests: (time: string) => `Visit ${time} later, requests`,
  times: { PT0S: '0 s', PT1H: '1 h', P1D: '1 day', P1W: '1 week', P1M: '1 month' },
  requests: 'Requests',
  transferred: 'Transferred',
  saved: 'Saved by 304s and cache',
  savedByRevalidation: 'Saved by 304s',
  savedByCache: 'Saved by cache',
  avoidable: 'Avoidable',
  perRequest: (figure: string) => `${figure}, per request`,
  fullResponse: 'A full response',
  notModified: 'A 304',
  policy: 'Policy',
  validator: 'Validator',
  unknown: 'unknown',
  andUnknown: (figure: string) => `${figure} + unknown`,
  none: '—',
};

export const policy = {
  none: 'no Cache-Control',
  asked: 'asked each time',
  fresh: (time: string) => `fresh for ${time}`,
  guessed: (time: string) => `fresh for ≈ ${time} by the browser's guess`,
  notStorable: 'not storable',
  privateOnly: 'not in shared caches',
  better: 'not what is recommended',
};

export const findings = {
  came: (level: string, title: string) => `New finding, ${level}: ${title}`,
  went: (level: string, title: string) => `No longer found, ${level}: ${title}`,
  stayed: (level: string, title: string) => `Still found, ${level}: ${title}`,
  moved: (from: string, to: string, title: string) => `${from} before, ${to} now: ${title}`,
  counts: (came: string, went: string, stayed: string) =>
    `${came} came, ${went} went, ${stayed} stayed; a rule counts once for each resource.`,
};

export const formerUrl = (url: string) => `The same file under another version: ${url}`;
export const unchanged = (count: string) => `Unchanged resources: ${count}`;
export const nothing = 'none';
