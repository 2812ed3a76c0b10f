/** What an exchange came to, in a word or two. */
export const outcomes = {
  full: 'full response',
  'not-modified': '304',
  'disk-cache': 'disk cache',
  'memory-cache': 'memory cache',
  cache: 'cache',
  'cache-storage': 'cache storage',
  'service-worker': 'service worker',
  redirect: 'redirect',
  preflight: 'preflight',
  failed: 'failed',
  unknown: 'unknown',
};

/** The same in a narrow column. */
export const outcomesBriefly: Partial<Record<keyof typeof outcomes, string>> = {
  'disk-cache': 'disk',
  'memory-cache': 'memory',
  'cache-storage': 'storage',
  'service-worker': 'worker',
};

export const figures = {
  unknown: 'unknown',
  none: 'none',
  howKnown: {
    measured: 'Measured: the browser recorded it as sent.',
    derived: 'Derived: arithmetic on recorded figures.',
    estimated: 'Estimated: the true figure lies in the range.',
    unknown: 'Unknown: the browser did not record it.',
  },
  someUnknown: (size: string) => `${size} + ?`,
  andUnknown: (size: string, count: string) => `${size} + ${count} unknown`,
  range: (size: string, half: string) => `${size} ± ${half}`,
  tally: {
    measured: (bytes: string) => `${bytes} measured or derived`,
    estimated: (bytes: string, low: string, high: string) =>
      `≈ ${bytes} estimated, between ${low} and ${high}`,
    unknown: (count: number) => `${count} without a known figure, not in the sum`,
    none: 'None of its requests counts here.',
  },
  requests: (count: number) => (count === 1 ? '1 request' : `${count} requests`),
};

export const check = {
  title: '304 check',
  place: (number: number, of: number) => `request ${number} of ${of}`,
  saved: (figure: string) => `saved ${figure}`,
  savedNothing: (figure: string) => `saved nothing: ${figure}`,
  columns: {
    field: 'Field',
    full: (status: number, time: string) => `${status} at ${time}`,
    fullUntimed: (status: number) => `${status}`,
    fullUnseen: 'full response (not seen)',
    notModified: 'this 304',
    verdict: 'Verdict',
  },
  absent: 'no such field',
  unseen: 'unknown',
  unseenNote:
    'No full response of this resource was seen, so what it carried is unknown. Clear the browser cache and reload to record one.',
  verdicts: {
    present: 'present',
    missing: 'missing',
    'not-sent-by-origin': 'origin sends none',
    unknown: 'unknown',
  },
  body: {
    field: 'Body',
    stored: (bytes: string) => `${bytes} stored`,
    storedUnknown: 'stored size unknown',
    notStored: 'nothing stored',
    nothing: 'none',
    verdicts: {
      none: 'nothing sent, stored copy reused',
      announced: 'announces content',
      sent: 'carries content',
      'no-stored-body': 'no stored copy to reuse',
      unknown: 'unknown',
    },
  },
  request: {
    field: 'Asked with',
    conditional: 'conditional',
    unconditional: 'not conditional',
    unknown: 'unknown',
    noCondition: 'no condition',
    notRecorded: 'not all request fields were recorded',
  },
};

export const levels = { must: 'must', should: 'should', advice: 'advice', info: 'info' };

export const findings = {
  title: 'Findings',
  none: 'No finding for this resource.',
  fix: 'What to do:',
  requests: (count: number) => (count === 1 ? '1 request' : `${count} requests`),
};

export const exchanges = {
  title: 'Requests',
  columns: {
    number: '#',
    time: 'Time',
    outcome: 'Outcome',
    status: 'Status',
    wire: 'Wire',
    saved: 'Saved',
    why: 'Why',
  },
  wire: (request: string, response: string) => `Request: ${request}\nResponse: ${response}`,
  untimed: 'unknown',
  whyUnknown: 'not shown by the recording',
  select: (number: number) => `Look at request ${number}`,
};

export const listSeparator = ', ';

export const marks = (count: number, earlier: number, outcomes: string) => {
  const requests = count === 1 ? '1 request' : `${count} requests`;
  return earlier > 0 ? `${requests}, the latest: ${outcomes}` : `${requests}: ${outcomes}`;
};

export const toolbar = {
  stop: (key: string) => `Stop recording (${key})`,
  record: (key: string) => `Record (${key})`,
  clear: (key: string) => `Clear (${key})`,
  export: 'Export',
  exportAs: {
    json: 'Save the whole report as JSON, without secrets',
    csv: 'Save the requests as CSV, without secrets',
    html: 'Save the whole report as one HTML page, without secrets',
    markdown: 'Save the report as Markdown for an issue or a pull request, without secrets',
  },
};

/** What is shown of all resources. */
export const filter = {
  name: 'Filter',
  help: (key: string) =>
    [
      `Filter (${key}). Shows the resources that hold every word in their URL, method, type, status, source, rule, Cache-Control or validator.`,
      '/regular expressions/ are looked for in the URL, "two words" as they stand.',
      'key:value asks for more; the arrow down offers all keys. - before a word turns it round.',
      'An export always holds everything.',
    ].join('\n'),
  clear: 'Clear the filter',
  options: 'What can be written',
  keys: {
    avoidable: 'Bytes that could be spared: >10k, <1M, unknown',
    domain: 'Host; * for any part',
    is: '304, fault, cached, avoidable and others',
    'larger-than': 'At least so many bytes transferred',
    level: 'Level of a finding; >=should for that and above',
    method: 'Request method',
    'mime-type': 'Media type',
    'resource-type': 'What it is for',
    rule: 'Rule of a finding',
    saved: 'Bytes saved by 304s: >10k, <1M, unknown',
    scheme: 'Scheme of the URL',
    source: 'Where a response came from',
    'status-code': 'Status of a response',
    url: 'Part of the URL',
  },
  problems: {
    'no-such-kind': (term: string, list: string) => `${term}: what can be asked for is ${list}.`,
    'no-such-level': (term: string, list: string) =>
      `${term}: the levels are ${list}; >= before one adds those above.`,
    'no-such-rule': (term: string) => `${term}: no rule has this in its name.`,
    'no-such-source': (term: string) => `${term}: no source has this in its name.`,
    'no-such-type': (term: string) => `${term}: no type has this in its name.`,
    'no-size': (term: string) => `${term}: write a size such as 300, 10k or 1.5M.`,
    'no-status': (term: string) => `${term}: write a status such as 304.`,
    'too-long': (term: string) => `${term}: this is too long.`,
    'not-a-pattern': (term: string) => `${term}: this is no regular expression.`,
    'pattern-unsupported': (term: string) => `${term}: looking around and referring back are not supported.`,
    'pattern-too-large': (term: string) => `${term}: this regular expression is too large.`,
  },
  types: {
    name: 'Types',
    hint: (key: string) => `Show only this type; ${key} and click adds it or takes it out`,
    menu: (types: string) => `Types: ${types}`,
    all: 'All',
    fetch: 'Fetch/XHR',
    document: 'Doc',
    stylesheet: 'CSS',
    script: 'JS',
    font: 'Font',
    image: 'Img',
    media: 'Media',
    manifest: 'Manifest',
    socket: 'WS',
    wasm: 'Wasm',
    other: 'Other',
  },
};

/** What audits ask for. */
export const settings = {
  button: (key: string) => `Settings (${key})`,
  title: 'Settings',
  note: 'Settings changed',
  notKept: 'The browser does not let this panel store anything: the settings hold until the panel is closed.',
  profile: {
    title: 'Profile',
    options: {
      rfc9110: { name: 'rfc9110', hint: 'A 304 is asked for what the full response carried.' },
      strict: { name: 'strict', hint: 'Every 304 is asked for all six fields.' },
    },
  },
  thresholds: {
    title: 'Thresholds',
    names: {
      htmlLifetimeSeconds: 'Document lifetime up to',
      errorLifetimeSeconds: 'Error lifetime up to',
      longLifetimeSeconds: 'Long lifetime from',
      leastBytes: 'Content from',
      leastRevalidations: 'Repeated 304s from',
      clockSeconds: 'Clock difference up to',
    },
    hints: {
      htmlLifetimeSeconds: 'Longer lifetimes of documents hide changes from people.',
      errorLifetimeSeconds: 'Errors that stay fresh for longer outlive what caused them.',
      longLifetimeSeconds: 'From here on the URL should change with the content.',
      leastBytes: 'Smaller content is not worth a finding.',
      leastRevalidations: 'So many 304s of one resource make a finding.',
      clockSeconds: 'Times that differ by no more are taken for equal.',
    },
    units: { seconds: 's', bytes: 'B', count: '304s' },
    usual: (figure: string) => `default ${figure}`,
    same: (figure: string, usual: string) => `${figure}, default ${usual}`,
    wrong: 'A whole number up to 2147483648',
  },
  rules: {
    title: 'Rules',
    search: 'Search rules',
    found: (found: string, of: string) => `${found} of ${of}`,
    none: (words: string) => `No rule matches “${words}”.`,
    own: (level: string) => `own (${level})`,
    off: 'off',
    level: (rule: string) => `Level of ${rule}`,
  },
  ignored: {
    title: 'Ignored URLs',
    url: 'URL pattern',
    urlHint: 'A URL; * stands for any characters.',
    rules: 'Rules, all if empty',
    rulesHint: 'Ids of the rules that are not asked there, apart by commas; none: no rule is asked there.',
    add: 'Add',
    remove: (url: string) => `No longer ignore ${url}`,
    all: 'all rules',
    problems: {
      'no-url': 'Give a URL or a pattern.',
      'too-long': 'The pattern is too long.',
      'too-many': 'No more patterns fit; remove one first.',
      'there-already': 'This is ignored already.',
      'no-such-rule': (rule: string) => `There is no rule ${rule}.`,
    },
  },
  file: {
    hint: 'The same settings for the command: put this file where it is run.',
    copy: 'Copy as not-modified.config.json',
    show: 'Show it',
    copied: 'Copied.',
    notCopied: 'It could not be copied: select the text below.',
  },
  reset: 'Reset to defaults',
  /** What is not the default, for the summary and the reports. */
  differences: {
    line: (differences: string) => `Settings: ${differences}`,
    profile: (profile: string) => `profile ${profile}`,
    levels: (list: string) => `levels changed: ${list}`,
    ignored: (list: string) => `ignored: ${list}`,
    ignoredAt: (url: string, rules: string) => `${url} (${rules})`,
    thresholds: (list: string) => `thresholds: ${list}`,
    threshold: (name: string, figure: string, usual: string) => `“${name}” ${figure} instead of ${usual}`,
    more: (count: string) => `${count} more`,
    separator: '; ',
  },
};

/** Captures from files. */
export const open = {
  button: 'Open HAR files, also compressed (.har.gz), or drop them here',
  reading: (name: string) => `Reading ${name}`,
  entries: (count: string) => `${count} entries`,
  cancel: 'Cancel',
  shown: (names: string) => `Shown: ${names}`,
  close: 'Back to the recording',
};

export const announcements = {
  recording: 'Recording.',
  paused: 'Recording is off.',
  cleared: 'Cleared.',
  opened: (names: string) => `Shown: ${names}.`,
  exported: (name: string) => `Saved as ${name}.`,
  notExported: (reason: string) => `The report could not be saved: ${reason}`,
  urlCopied: 'URL copied.',
  resourcesCopied: (count: number, shown: string) =>
    count === 1 ? '1 resource copied.' : `${shown} resources copied.`,
  notCopied: 'It could not be copied.',
  settingsReset: 'The settings are the default ones.',
  settingsCopied: 'The settings are copied.',
  settingsNotCopied: 'The settings could not be copied.',
};

export const summary = {
  name: 'Summary',
  transferred: 'Transferred',
  savedByRevalidation: 'Saved by 304',
  savedByCache: 'Saved by cache',
  avoidable: 'Avoidable',
  notModified: '304s',
  faulty: 'Faulty 304s',
  hints: {
    transferred: 'What responses cost on the wire, headers included.',
    savedByRevalidation: 'What the full responses would have cost, less what the 304s cost.',
    savedByCache: 'What answers from the cache would have cost, had the origin been asked.',
    avoidable:
      '304s that a longer lifetime would have spared, and downloads of content that the client already had.',
    notModified: 'Responses that confirmed a stored copy.',
    faulty: '304s against which a finding at level must or should stands.',
  },
  filterBy: (kind: string) => `Click to filter: ${kind}`,
  trips: (count: number, shown: string) => (count === 1 ? '1 trip' : `${shown} trips`),
  avoidableParts: (revalidations: string, wait: string, downloads: string) =>
    `${revalidations} revalidations, ${wait} of waiting; ${downloads} downloads`,
  cacheInsight: (wasted: string, count: number, resources: string) =>
    `No part of this: what Lighthouse's Cache insight would call wasted, ${wasted} of ${count === 1 ? '1 resource' : `${resources} resources`}`,
  shown: (shown: string, of: string) => `${shown} of ${of} resources shown`,
  noneYet: 'No 304 yet. Visit the page a second time to see what the cache asks the origin.',
  paused: 'Recording is off.',
  skipped: (count: number) =>
    count === 1 ? '1 entry could not be read' : `${count} entries could not be read`,
};

export const table = {
  name: 'Resources',
  columns: {
    name: { title: 'Resource', hint: 'Method, name and host' },
    seen: {
      title: 'Seen',
      hint: 'One mark per request, oldest left: filled = full response, outlined = 304, ring = from a cache, cross = failed, dash = other',
    },
    host: { title: 'Host', hint: 'The host and port that it came from' },
    type: { title: 'Type', hint: 'What it is for' },
    last: { title: 'Last', hint: 'What the latest request came to' },
    policy: { title: 'Policy', hint: 'How long a private cache may reuse it, or its Cache-Control' },
    validator: { title: 'Validator', hint: 'What a cache can ask with: the entity tag or the date' },
    transferred: { title: 'Transferred', hint: 'What its responses cost on the wire, headers included' },
    saved: { title: 'Saved', hint: 'What its 304s saved on the wire' },
    avoidable: {
      title: 'Avoidable',
      hint: 'What its responses cost that a longer lifetime or a stored copy would have spared',
    },
    findings: { title: 'Findings', hint: 'Its findings at level must or should' },
  },
  /** Of columns that are too narrow for their title. */
  briefTitles: { findings: '!' },
  edge: (column: string) => `Width of ${column}`,
  edgeHint: 'Drag or use the arrow keys; double-click for the usual width',
  columnsMenu: 'Columns and groups',
  columnsTitle: 'Columns',
  resetColumns: 'Usual columns and widths',
  groupBy: {
    title: 'Group by',
    none: 'Nothing',
    host: 'Host',
    type: 'Type',
    finding: 'Finding',
  },
  group: {
    noHost: 'no host',
    noFinding: 'no finding',
    size: (count: number, shown: string) => (count === 1 ? '1 resource' : `${shown} resources`),
  },
  rowMenu: 'Resource',
  copyUrl: (key: string) => `Copy URL (${key})`,
  copyShown: {
    csv: 'Copy shown resources as CSV, without secrets',
    markdown: 'Copy shown resources as a Markdown table, without secrets',
  },
  policy: {
    unknown: 'unknown',
    none: 'none',
    noCache: 'no-cache: every use asks the origin.',
    heuristic: (lifetime: string) => `≈ ${lifetime}`,
    cacheControl: (value: string) => `Cache-Control: ${value}`,
    noCacheControl: 'No Cache-Control',
    lifetime: (personal: string, shared: string) =>
      `Lifetime: ${personal} in a private cache, ${shared} in a shared one`,
    heuristicNote: 'The lifetime is a heuristic: the origin gave none.',
    storable: (personal: boolean, shared: boolean) =>
      personal
        ? shared
          ? 'Any cache may store it.'
          : 'Only a private cache may store it.'
        : 'No cache may store it.',
    unknownNote: 'No response with header fields was seen.',
  },
  validators: {
    strong: 'strong entity tag',
    weak: 'weak entity tag',
    date: 'date',
    none: 'none',
    unknown: 'unknown',
  },
  findings: (rules: string, faulty304s: number) => {
    if (faulty304s === 0) return rules;
    return `${rules}\n${faulty304s === 1 ? '1 faulty 304' : `${faulty304s} faulty 304s`}`;
  },
  groupFindings: (count: string) => `${count} at level must or should`,
};

export const details = {
  earlier: (count: string) => `Show earlier requests (${count})`,
  name: (resource: string) => `Details of ${resource}`,
  back: 'Back to the resources (Esc)',
  backShort: 'Back',
  close: 'Close (Esc)',
  tabs: {
    check: '304 check',
    exchanges: (count: string) => `Requests ${count}`,
    findings: (count: string) => `Findings ${count}`,
  },
  why: 'Why',
  age: (age: string) => `Age ${age}`,
  lifetime: (lifetime: string) => `lifetime ${lifetime}`,
  notA304: (number: number, of: number, outcome: string) =>
    `Request ${number} of ${of} is no 304 but: ${outcome}. Choose a 304 among the requests.`,
  no304: 'This resource has no 304 in this recording.',
};

export const empty = {
  ended: (reason: string) => `The audit has stopped: ${reason || 'no reason given'}. The recording is kept.`,
  startAgain: 'Start again',
  'capture-empty': 'This capture has no HTTP exchange.',
  'nothing-recorded': 'Nothing recorded yet. Reload the page to record its requests.',
  paused: (key: string) =>
    `Recording is off and nothing is recorded. Start recording (${key}), then reload the page.`,
  'no-match': (filter: string) => `No resource matches “${filter}”.`,
  noneOfTypes: 'No resource is of the chosen types.',
  noMatchOfTypes: (filter: string) => `No resource of the chosen types matches “${filter}”.`,
  clearFilter: 'Clear the filter',
  lost: 'The recorder is gone: the extension was reloaded or updated. Close DevTools and open it again to go on. What is shown can still be exported.',
};

export const preview = {
  choose: 'Choose a HAR file, or drop one on this page',
  unreadable: (name: string, reason: string) => `${name} cannot be shown: ${reason}`,
};
