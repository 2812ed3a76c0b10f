/** Why a Cache-Control is recommended, for somebody who runs a web server; figures come formatted. */
export const why = {
  kept: 'What is sent today is as good.',
  keptNoStore: 'no-store stays: it says that no copy may be kept anywhere, and nothing shows that one might.',
  stated: 'How long it may be kept is what is sent today, which suits what was seen.',
  rewritten:
    'It means what is sent today, written so that every cache reads it alike: today a directive is malformed or stands there twice.',
  notVersioned:
    'The URL carries no version, so new content appears under the old URL: for as long as copies are kept, visitors get the old one. For a longer lifetime, put a version or a hash into the file name.',
  personal:
    'The content depends on who asks, so the browser checks before each use; while nothing has changed, a 304 without content is enough.',
  document:
    'A page is where changes have to show, so the browser checks before each use; while nothing has changed, a 304 without content is enough.',
  documentTooLong: (lifetime: string) =>
    `A page that is kept for ${lifetime} hides changes for so long. With this the browser checks before each use; while nothing has changed, a 304 without content is enough.`,
  data: 'Data can change at any time, so the browser checks before each use; while nothing has changed, a 304 without content is enough.',
  versioned: 'The URL carries a version, so changed content gets a new URL and copies never go stale.',
  versionedAndSame: (responses: string, time: string) =>
    `The URL carries a version, and the content was the same in ${responses} responses over ${time}: copies never go stale.`,
  stayedTheSame: (responses: string, time: string) =>
    `The URL carries no version; the content was the same in ${responses} responses over ${time}, of which the lifetime is at most a tenth.`,
  oldContent: (age: string) =>
    `The URL carries no version; the content has been the same for ${age}, of which the lifetime is at most a tenth.`,
  changes: (changes: number, formatted: string, responses: string, time: string) =>
    `The content changed ${changes === 1 ? 'once' : `${formatted} times`} in ${responses} responses over ${time}, so copies are not kept for longer than such changes allow.`,
  newContent: (age: string) =>
    `The URL carries no version, and the content is only ${age} old: it may change again soon, so the browser checks before each use.`,
  changeRateUnknown:
    'The URL carries no version, and nothing shows how often the content changes, so the browser checks before each use. With a version or a hash in the file name it could be kept for a year.',
};

/** Why shared caches, such as a CDN, are kept out. */
export const privateFor = {
  authorization:
    'private: it was asked for with Authorization, so nobody else may get it from a shared cache.',
  'set-cookie':
    'private: the response sets a cookie, which a shared cache would hand to others. If it need set none, leave both out.',
  vary: 'private: by its Vary line the content depends on the cookies or credentials of who asks.',
  differs: 'private: different requests got different content under this URL.',
  cookie:
    'private: it was asked for with cookies, so the content may be one person’s. If everybody gets the same, leave it out.',
  'private-today': 'private, as today: shared caches are kept out of it.',
  hidden:
    'private: the capture may leave out cookies, so the content may be one person’s. If everybody gets the same, leave it out.',
  document:
    'private: nothing sent today says that shared caches may answer others with this page. If they may, leave it out.',
};

export const etagNeeded = 'It also needs an ETag, so that a 304 can confirm the copy.';
