/** The exports that people read: the text on a terminal and the HTML page. Figures come formatted. */
export const heading = {
  report: 'HTTP caching report',
  summary: 'Summary',
  faults: 'Faults',
  hints: 'Advice and information',
  recommendations: 'Cache-Control to send',
  resources: 'Resources',
  checks: 'Every 304, field by field',
  notes: 'Notes',
  skipped: 'Entries that were not read',
  reading: 'How to read the figures',
};

export const capture = {
  recordedBy: (producer: string) => `Recorded by ${producer}`,
  between: (start: string, end: string) => `${start} to ${end} UTC`,
  profile: {
    rfc9110: 'Profile rfc9110: a 304 is asked for what the full response carried.',
    strict: 'Profile strict: every 304 is asked for all six fields.',
  },
};

export const summary = {
  exchanges: 'Exchanges',
  read: (exchanges: string, entries: string) => `${exchanges} read from ${entries} entries`,
  skipped: (count: string) => `${count} not read`,
  transferred: 'Transferred',
  byResponses: (count: number, figure: string) => `in ${count === 1 ? '1 response' : `${figure} responses`}`,
  savedByRevalidation: 'Saved by 304s',
  byRevalidations: (count: number, figure: string, wait: string) =>
    count === 1
      ? `1 revalidation, which waited ${wait}`
      : `${figure} revalidations, which waited ${wait} in all`,
  savedByCache: 'Saved by cache',
  byHits: (count: number, figure: string) =>
    `${count === 1 ? '1 answer' : `${figure} answers`} without asking the origin`,
  avoidable: 'Avoidable',
  waitAndUnknown: (wait: string, unknown: string) => `${wait} + ${unknown} unknown`,
  avoidableRevalidations: (count: number, figure: string, size: string, wait: string) =>
    `${count === 1 ? '1 revalidation' : `${figure} revalidations`} (${size}, ${wait} of waiting)`,
  avoidableDownloads: (count: number, figure: string, size: string) =>
    `${count === 1 ? '1 download' : `${figure} downloads`} of content already there (${size})`,
  dayLater: 'A day later',
  askedAgain: (requests: string, resources: string, revalidations: string) =>
    `the same resources again, as far as they are not changed: ${requests} of ${resources} go to the origin, ${revalidations} of them only to ask`,
  askedAsRecommended: (requests: string, size: string) => `as recommended: ${requests} (${size})`,
  cacheInsight: 'Cache insight',
  byCacheInsight: (count: number, figure: string) =>
    `what Lighthouse's Cache insight would call wasted, of ${count === 1 ? '1 resource' : `${figure} resources`}`,
  notModified: '304 responses',
  faulty: (count: number, figure: string) => (count === 1 ? '1 with a fault' : `${figure} with faults`),
  noneFaulty: 'none with a fault',
  findings: 'Findings',
  none: 'none',
};

export const tally = {
  between: (low: string, high: string) => `between ${low} and ${high}`,
  unknown: (count: string) => `${count} of them unknown and not in the sum`,
};

export const levels = { must: 'MUST', should: 'SHOULD', advice: 'advice', info: 'info' };

export const fault = {
  exchanges: (count: number, numbers: string) =>
    count === 1 ? `exchange ${numbers}` : `exchanges ${numbers}`,
  toDo: (fix: string) => `To do: ${fix}`,
  none: 'No MUST and no SHOULD of the standard was found broken.',
  more: (count: string) => `and ${count} more`,
  resources: (count: number, formatted: string) => (count === 1 ? '1 resource' : `${formatted} resources`),
};

export const resources = {
  columns: {
    resource: 'Resource',
    type: 'Type',
    exchanges: 'Requests',
    notModified: '304s',
    policy: 'Policy',
    lifetime: 'Fresh for',
    validator: 'Validator',
    transferred: 'Transferred',
    saved: 'Saved by 304s',
    cached: 'Saved by cache',
    faults: 'Faulty 304s',
  },
  none: 'The capture holds no exchange.',
  unknown: 'unknown',
  noPolicy: 'none sent',
  notStorable: 'not storable',
  askedEachTime: 'asked each time',
  heuristic: (time: string) => `≈ ${time}, by the browser's own guess`,
  noLifetime: 'not stated',
  send: (value: string) => `better: ${value}`,
  validators: { strong: 'strong tag', weak: 'weak tag', date: 'date', none: 'none' },
  types: {
    document: 'document',
    stylesheet: 'stylesheet',
    script: 'script',
    image: 'image',
    font: 'font',
    media: 'media',
    fetch: 'fetch',
    manifest: 'manifest',
    other: 'other',
  },
};

export const checks = { none: 'The capture holds no 304.' };

/** What rules could not tell. */
export const untold = {
  line: (rules: number, exchanges: string) =>
    rules === 1
      ? `1 rule could not tell in ${exchanges} cases, for the capture does not show enough.`
      : `${rules} rules could not tell in ${exchanges} cases, for the capture does not show enough.`,
  each: (rule: string, exchanges: string) => `${rule}: ${exchanges}`,
};

export const skipped = {
  entry: (index: number, reason: string) => `Entry ${index}: ${reason}`,
  more: (count: string) => `… and ${count} more, all of them in the JSON`,
};

/** Names of tests in JUnit XML. */
export const junit = {
  capture: 'capture',
  noFinding: 'no finding',
  entry: (index: number) => `entry ${index}`,
  cannotTell: (cases: number, count: string) =>
    `could not tell in ${cases === 1 ? '1 case' : `${count} cases`}: the capture does not show enough`,
};

export const reading = [
  'Measured figures were recorded as sent; derived ones are arithmetic on recorded figures; estimated ones are marked ≈ and lie in the range that is given.',
  'Unknown means that the capture does not say and nothing else does. Unknown figures are left out of the sums and are never counted as zero.',
  '“Origin sends none”: the full response has no such field either, so its 304 need not have it. “Unknown” in a 304 check: no full response of that resource was seen.',
  'Saved by 304s is the cost of the full response less the cost of the 304, header lines included. Saved by cache stands beside it and is not part of it. Sizes use 1 kB = 1000 bytes; times are UTC.',
  "The Cache insight is Lighthouse's own figure: from the lifetime of each file it guesses how much a later visit downloads again, and counts a revalidation as a full download. It is no part of the other figures.",
];

export const footer = {
  made: (tool: string, version: string) => `Made by ${tool} ${version}`,
};

/** How many different values were masked, by where they stood. */
export const redacted = (masked: {
  userInfo: number;
  parameters: number;
  segments: number;
  fragments: number;
  fields: number;
  emails: number;
  tokens: number;
}): string => {
  const kinds = [
    [masked.userInfo, 'user name or password in a URL', 'user names or passwords in URLs'],
    [masked.parameters, 'URL parameter', 'URL parameters'],
    [masked.segments, 'URL path segment', 'URL path segments'],
    [masked.fragments, 'URL fragment', 'URL fragments'],
    [masked.fields, 'header field value', 'header field values'],
    [masked.emails, 'e-mail address', 'e-mail addresses'],
    [masked.tokens, 'token', 'tokens'],
  ] as const;
  const parts = kinds
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  if (parts.length === 0) return 'Redaction was on; nothing looked like a secret.';
  return `What looked like a secret is masked as “redacted”: ${parts.join(', ')}. Equal values carry equal numbers.`;
};

export const notRedacted: string =
  'Redaction was off: URLs and header lines stand as recorded and may hold secrets. Look before you pass this on.';
