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
  differs: 'differs',
  renewed: 'newer time',
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
  ignore: 'Ignore this rule here',
  ignoredHere: (rules: string) => `Ignored for this URL: ${rules}`,
  askAgain: 'Ask again',
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
    expected: 'Expected',
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
  preserveLog: {
    name: 'Preserve log',
    brief: 'Log',
    hint: 'Preserve log: keep what earlier pages requested when the page is left. What a later visit costs shows only so.',
  },
};

/** What the capture is saved as. */
export const exports = {
  button: 'Export',
  all: (resources: string) => `All resources: ${resources}`,
  some: (shown: string, all: string) => `The resources shown: ${shown} of ${all}`,
  masked: 'What looks like a secret is masked.',
  unmasked: 'Nothing is masked: URLs and header lines may hold secrets.',
  withSecrets: 'With secrets',
  formats: {
    json: 'JSON',
    csv: 'CSV',
    html: 'HTML page',
    markdown: 'Markdown',
    har: 'HAR with findings',
  },
  hints: {
    json: 'The report as data',
    csv: 'The requests as a table',
    html: 'The report as one page that needs no network',
    markdown: 'The report for an issue or a pull request',
    har: 'The requests as they were recorded, without bodies',
  },
  dismiss: 'Hide this line',
  copyInTime: 'The browser takes a copy only for some seconds after a click. It is ready now:',
  copyAgain: 'Copy',
};

/** What is shown of all resources. */
export const filter = {
  name: 'Filter',
  help: (key: string) =>
    [
      `Filter (${key}). Shows the resources that hold every word in their URL, method, type, status, source, rule, Cache-Control or validator.`,
      '/regular expressions/ are looked for in the URL, "two words" as they stand.',
      'key:value asks for more; the arrow down offers all keys. - before a word turns it round.',
      'An export holds what is shown.',
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
  language: { title: 'Language', browser: 'As the browser' },
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
    urlHint: 'A URL; * stands for any characters, \\* for a star.',
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
  keeping: {
    title: 'Kept recording',
    choice: 'Keep what was recorded when DevTools closes',
    hint: 'It is there again when DevTools is opened in the same tab and on the same site. The browser stores it unencrypted on this computer: no content, but all addresses and header lines, with cookies and credentials in clear. Turning this off deletes it.',
    bounds: (captures: string, size: string, days: string) =>
      `At most ${captures} recordings and ${size} are kept, the oldest go first; what has not grown for ${days} days is deleted.`,
    kept: (count: number, shown: string, size: string) =>
      `Kept: ${count === 1 ? '1 recording' : `${shown} recordings`}, ${size} as written; on the disk it may take more.`,
    nothing: 'Nothing is kept.',
    delete: 'Delete',
    dismiss: 'Close this message',
    problems: {
      full: 'No more is kept: there is no room left in the browser’s storage. Recording goes on until DevTools closes. Make room, then turn keeping on again in the settings.',
      denied:
        'No more is kept: the browser does not let this extension store anything. Recording goes on until DevTools closes. Keeping is tried again when it is turned on in the settings.',
      newer:
        'Nothing is kept: what is stored was written by a later version of this extension. Recording goes on until DevTools closes. Keeping is tried again when it is turned on in the settings.',
      'too-much':
        'No more of this recording is kept: it has grown larger than what is kept at most. Recording goes on until DevTools closes. Clear it and turn keeping on again in the settings.',
    },
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

/** What is shown against another capture. */
export const compare = {
  button: 'Compare with…',
  hint: 'Choose the capture to compare with, or drop it here with Shift',
  with: (names: string) => `Compared with ${names}`,
  show: 'Comparison',
  end: 'End comparison',
  title: 'Comparison',
  hide: 'Close the comparison (Esc)',
  recording: 'the recording',
  before: (name: string) => `Before: ${name}.`,
  after: (name: string) => `After: ${name}.`,
  swap: 'Swap before and after',
  renew: 'Compare again: more has come',
};

export const announcements = {
  recording: 'Recording.',
  paused: 'Recording is off.',
  cleared: 'Cleared.',
  opened: (names: string) => `Shown: ${names}.`,
  exported: (name: string) => `Saved as ${name}.`,
  notExported: (reason: string) => `The report could not be saved: ${reason}`,
  copied: 'Copied.',
  notCopied: 'It could not be copied.',
  ignored: (rule: string) => `${rule} is no longer asked for this URL. The settings list it.`,
  askedAgain: 'It is asked again for this URL.',
  urlCopied: 'URL copied.',
  resourcesCopied: (count: number, shown: string) =>
    count === 1 ? '1 resource copied.' : `${shown} resources copied.`,
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
  noneYet: 'No 304 yet. Visit the page a second time, or audit it, to see what the cache asks the origin.',
  noneInFiles: 'No 304 in this capture: it does not show what a cache asks the origin.',
  paused: 'Recording is off.',
  skipped: (count: number) =>
    count === 1 ? '1 entry could not be read' : `${count} entries could not be read`,
};

/** What the site's caching costs and what to change first. */
export const overview = {
  button: 'Overview',
  close: 'Close the overview (Esc)',
  bar: {
    name: 'Bytes of all answers, as they would have been without caching',
    part: (label: string, size: string, share: string) => `${label} ${size}, ${share}`,
    partUnknown: (label: string) => `${label}: unknown`,
    unknown: (count: number, shown: string) =>
      count === 1
        ? '1 more without a known size; the hatching is not to scale'
        : `${shown} more without a known size; the hatching is not to scale`,
    avoidable: 'of which avoidable',
  },
  revisits: {
    title: 'Visiting again',
    about: 'If the content stays the same and each resource is loaded once.',
    columns: { after: 'After', policy: 'Policy', bytes: 'Bytes', requests: 'Requests' },
    after: {
      PT0S: 'at once',
      PT1H: '1 hour',
      P1D: '1 day',
      P1W: '1 week',
      P1M: '1 month',
    } as Record<string, string>,
    now: 'now',
    recommended: 'recommended',
    cold: (requests: string, size: string) => `With an empty cache: ${requests}, ${size}.`,
    unknown: (count: number, shown: string) =>
      count === 1
        ? 'Of up to 1 request the bytes are not known; it is in no bar of bytes.'
        : `Of up to ${shown} requests the bytes are not known; they are in no bar of bytes.`,
    range: 'The thin lines show the range of estimates.',
    same: 'What is recommended changes nothing here.',
    costsMore:
      'Where what is recommended costs more, today’s lifetime is guessed by the browser or so long that changed content could be missed.',
    none: 'No response with header fields was seen, so later visits are unknown.',
  },
  changes: {
    renew: 'More has been recorded since. Bring the list up to date',
    title: 'What to change first',
    about: 'Two of them may save the same bytes; do not add them up.',
    none: 'Nothing to change was found.',
    send: 'Send Cache-Control:',
    sendTag: 'and an ETag',
    tagOnly: 'Send an ETag',
    types: {
      document: (count: number, shown: string) => (count === 1 ? '1 document' : `${shown} documents`),
      stylesheet: (count: number, shown: string) => (count === 1 ? '1 style sheet' : `${shown} style sheets`),
      script: (count: number, shown: string) => (count === 1 ? '1 script' : `${shown} scripts`),
      image: (count: number, shown: string) => (count === 1 ? '1 image' : `${shown} images`),
      font: (count: number, shown: string) => (count === 1 ? '1 font' : `${shown} fonts`),
      media: (count: number, shown: string) => (count === 1 ? '1 media file' : `${shown} media files`),
      fetch: (count: number, shown: string) => (count === 1 ? '1 fetch' : `${shown} fetches`),
      manifest: (count: number, shown: string) => (count === 1 ? '1 manifest' : `${shown} manifests`),
      other: (count: number, shown: string) =>
        count === 1 ? '1 other resource' : `${shown} other resources`,
    },
    resources: (count: number, shown: string) => (count === 1 ? '1 resource' : `${shown} resources`),
    more: (shown: string) => `and ${shown} more`,
    saves: (size: string, trips: string) => `saves ${size} · ${trips}`,
    cost: (size: string, trips: string) => `cost ${size} · ${trips}`,
    trips: (count: number, shown: string) =>
      count === 0 ? 'no trip less' : count === 1 ? '1 trip' : `${shown} trips`,
    requests: (count: number, shown: string) => (count === 1 ? '1 request' : `${shown} requests`),
    visit: {
      PT0S: 'on the next visit',
      PT1H: 'on a visit an hour later',
      P1D: 'on a visit a day later',
      P1W: 'on a visit a week later',
      P1M: 'on a visit a month later',
    } as Record<string, string>,
    recorded: 'in this recording',
    noFigure: 'gain unknown',
    noFigureHint: 'The recording shows no figure for what this would save.',
    open: (name: string) => `Look at ${name}`,
    others: (count: number, shown: string) =>
      count === 1 ? '1 change without a known gain' : `${shown} changes without a known gain`,
    lesser: (count: number, shown: string) =>
      count === 1 ? '1 change that gains less' : `${shown} changes that gain less`,
  },
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
    page: 'Page',
    finding: 'Finding',
  },
  group: {
    noHost: 'no host',
    noPage: 'no page',
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
  parts: 'Parts of the details',
  tabs: {
    exchanges: 'Timeline',
    check: '304 check',
    findings: 'Findings',
    policy: 'Policy',
    headers: 'Headers',
  },
  notA304: (number: number, of: number, outcome: string) =>
    `Request ${number} of ${of} is no 304 but: ${outcome}. Choose a 304 above.`,
  no304: 'This resource has no 304 in this recording.',
  choose304: 'Which 304',
  chooseRequest: 'Which request',
  choose: 'Choose',
  previous: 'The one before',
  next: 'The next one',
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Not copied',
  },
};

/** What became of each request, beside what the cache does by itself. */
export const timeline = {
  happened: 'What happened',
  byItself: 'What the cache does by itself',
  actions: {
    reuse: 'The stored copy was used.',
    revalidate: 'The origin was asked whether the stored copy holds.',
    fetch: 'It was fetched from the origin.',
    'service-worker': 'A service worker or its storage answered.',
    unknown: 'The recording does not show where the answer came from.',
  },
  expected: {
    reuse: 'Use the stored copy.',
    'reuse-while-revalidating': 'Use the stored copy and confirm it in the background.',
    revalidate: 'Ask the origin whether the stored copy holds.',
    fetch: 'Fetch it from the origin.',
  },
  expectedBriefly: {
    reuse: 'no: use copy',
    'reuse-while-revalidating': 'no: use copy',
    revalidate: 'no: ask',
    fetch: 'no: fetch',
  },
  asExpected: 'yes',
  expectationUnknown: 'unknown',
  same: 'The same.',
  heldUnknown: 'Unknown: the recording does not show what the cache held.',
  difference: 'Difference:',
  avoidable: {
    revalidation: 'Avoidable: a longer lifetime would have spared this request.',
    download: 'Avoidable: the client already had this content.',
  },
  figures: {
    age: (age: string) => `age ${age}`,
    lifetime: (lifetime: string) => `lifetime ${lifetime}`,
    sent: (bytes: string) => `sent ${bytes}`,
    received: (bytes: string) => `received ${bytes}`,
    saved: (bytes: string) => `saved ${bytes}`,
    wait: (time: string) => `waited ${time}`,
  },
  lines: 'Header lines',
};

/** What caches may do with a resource, and what they would do if it were sent otherwise. */
export const policy = {
  title: 'What is sent',
  cacheControl: 'Cache-Control',
  storable: 'Storing',
  lifetime: 'Lifetime',
  lifetimes: (personal: string, shared: string) =>
    `${personal} in a private cache, ${shared} in a shared one`,
  noCache: 'none: no-cache makes every use ask the origin',
  heuristic: 'a guess from Last-Modified: the origin gives none',
  validator: 'Validator',
  now: (time: string) => `Now, ${time}`,
  age: (age: string, lifetime: string) => `age ${age}, lifetime ${lifetime}`,
  keptForGood: (age: string) => `age ${age}, kept for good`,
  actions: {
    reuse: 'Fresh: a request would use the stored copy.',
    'reuse-while-revalidating': 'A request would use the stored copy and confirm it in the background.',
    revalidate: 'A request would ask the origin whether the stored copy holds.',
    fetch: 'A request would fetch it from the origin.',
  },
  nothingHeld: 'Caches keep nothing of it: every request fetches it from the origin.',
  heldUnknown: 'Unknown: the recording does not show what the cache holds, or since when.',
  recommendation: {
    title: 'What to send',
    same: 'as today',
    take: 'Try it',
    none: 'No recommendation: the recording does not show enough of this resource.',
    withTag: 'and an ETag',
  },
  snippet: {
    server: 'Server',
    servers: {
      nginx: 'nginx',
      apache: 'Apache',
      caddy: 'Caddy',
      express: 'Express',
      headers: '_headers (Netlify, Cloudflare Pages)',
      vercel: 'Vercel',
      cloudfront: 'CloudFront',
    },
    scope: 'For',
    scopes: { resource: 'this resource', origin: 'its whole origin' },
    copy: 'Copy as snippet',
    show: 'Show it',
    none: 'No rule can tell this resource from others, so there is nothing to copy.',
  },
  whatIf: {
    title: 'What if',
    label: 'Cache-Control to try',
    hint: 'It stands in for today’s Cache-Control, Expires and Pragma. Empty: no Cache-Control.',
    tag: 'with an ETag',
    asSent: 'As sent',
    take: 'Take the recommendation',
    visits: 'Later visit',
    was: 'As sent',
    would: 'With this',
    requests: 'Request',
    sum: 'All',
    none: 'from the cache',
    revalidation: (bytes: string) => `asks, ${bytes}`,
    download: (bytes: string) => `downloads ${bytes}`,
    trips: (count: number, shown: string, bytes: string) =>
      count === 1 ? `1 request, ${bytes}` : `${shown} requests, ${bytes}`,
    earlier: (count: string) => `${count} earlier ones are in the sums only.`,
    changed: 'other than as sent',
    after: {
      PT0S: 'at once',
      PT1H: 'after 1 h',
      P1D: 'after 1 day',
      P1W: 'after 1 week',
      P1M: 'after 1 month',
    },
    noLines:
      'What the network sent or a cache holds of this resource was not recorded with its header fields, so nothing can be predicted. Clear the browser cache and reload to record one.',
    noFullResponse:
      'Only hits and 304s of this resource were recorded. Their header fields tell what later visits do; what the recorded requests would have come to needs a full response. Clear the browser cache and reload to record one.',
    waiting: 'Working it out.',
    problems: {
      semicolon: (text: string) => `“${text}”: a semicolon stands where a comma belongs.`,
      space: (text: string) => `“${text}”: there is white space beside “=”.`,
      quote: (text: string) => `“${text}”: a quote is never closed.`,
      malformed: (text: string) => `“${text}” is no directive.`,
      unknown: (text: string) => `“${text}” is no directive that caches know; they pass it over.`,
      'no-seconds': (text: string) => `“${text}” needs a whole number of seconds, as in max-age=3600.`,
      value: (text: string) => `“${text}”: this directive takes no value.`,
      repeated: (text: string) => `“${text}”: this directive stands there twice.`,
    },
  },
  unanswered: (reason: string) => `There is no answer: ${reason}`,
};

/** The header lines of a request and its response. */
export const headers = {
  request: 'Request',
  response: 'Response',
  incomplete: {
    request: 'Provisional: the recording does not show all lines that were sent.',
    response: 'The lines of this response were not recorded.',
    foreign: 'The lines of this response were not recorded; these may be those of the stored one.',
  },
  none: 'No line was recorded.',
  copyAll: 'Copy all',
  copyLine: (line: string) => `Copy ${line}`,
  gone: 'This request is no longer in the recording.',
  failed: 'failed',
};

export const empty = {
  ended: (reason: string) => `The audit has stopped: ${reason || 'no reason given'}. The recording is kept.`,
  startAgain: 'Start again',
  'capture-empty': 'This capture has no HTTP exchange.',
  'nothing-recorded':
    'Nothing recorded yet. Reload the page to record its requests. HAR files can be dropped here too.',
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

export const pageAudit = {
  button: 'Audit this page',
  hint: 'Audit this page: visit it three times, past all caches, as a link would, and by a reload',
  unavailable: {
    running: 'This page is being audited.',
    files: 'Files are shown. Go back to the recording to audit the page.',
    lost: 'The recorder is gone. Close DevTools and open it again to audit the page.',
  },
  running: 'Audit of this page',
  cancel: 'Stop',
  comparing: 'Comparing the visits',
  dismiss: 'Dismiss',
  notCompared: (reason: string) => `The visits could not be compared: ${reason}`,
  result: 'Last audit',
  resultTitle: 'Audit of this page',
  close: 'Close the audit (Esc)',
  changes: 'What to change first, by these visits',
  title: 'Three visits to this page',
  figure: 'Figure',
  visits: { first: 'First visit', second: 'Second visit', reload: 'Reload' },
  how: {
    first: 'Past all caches, as a reload with Shift',
    second: 'As a link leads there, with what the first visit left in the cache',
    reload: 'As the reload button does',
  },
  rows: {
    requests: 'Answered by the origin',
    revalidations: 'of these 304',
    hits: 'Answered by the cache',
    others: 'Failed or not known',
    transferred: 'Transferred',
    saved: 'Saved by 304 and cache',
    wait: 'Waited for first bytes, in all',
  },
  requests: (count: number, shown: string) => (count === 1 ? '1 request' : `${shown} requests`),
  progress: (step: number, of: number, visit: string, requests: string) =>
    `Step ${step} of ${of}, ${visit.toLowerCase()}: ${requests}`,
  cacheDisabled:
    'The second visit told every cache to stay out, as where “Disable cache” is on in DevTools. It does not show what caching does: turn that off and audit again.',
  ended: {
    cancelled: 'The audit was stopped. What was recorded until then is kept.',
    'no-page':
      'Only a page over HTTP that answers DevTools can be audited. Open one; if its script is paused, let it run.',
    'not-loaded':
      'The audit was ended: the page was to load again, and did not within 30 seconds. It may have asked to be kept open, or the server did not answer.',
    left: 'The audit was ended: the page led to another one. Audit the page where it ends.',
    restless:
      'The audit was ended: the page did not come to rest within 30 seconds. It goes on requesting, so no visit has an end.',
  },
};
