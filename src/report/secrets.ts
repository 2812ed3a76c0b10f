/** Words that, standing alone in a parameter's name, say that its value is a secret. */
const WORDS = new Set([
  'auth',
  'code',
  'csrf',
  'hmac',
  'jwt',
  'key',
  'keys',
  'mac',
  'nonce',
  'otp',
  'pass',
  'pin',
  'pwd',
  'sid',
  'sig',
  'ticket',
  'xsrf',
]);

/** Words that say it also inside a longer one: `accesstoken`, `PHPSESSID`. */
const PARTS =
  /token|secret|passw|passphrase|credential|signature|session|sessid|authori[sz]ation|oauth|apikey|bearer|assertion|saml/;

/** Parameters that name a version: their long values tell builds apart and are no one's secret. */
const VERSIONS = new Set(['v', 'ver', 'version', 'rev', 'revision', 'build']);

/** Header fields whose whole value is a credential. */
const CREDENTIAL_FIELDS = new Set([
  'authorization',
  'cookie',
  'cookie2',
  'proxy-authorization',
  'set-cookie',
  'set-cookie2',
  'x-amz-security-token',
  'x-api-key',
  'x-auth-token',
  'x-csrf-token',
  'x-xsrf-token',
]);

/** A JSON Web Token: three parts in base64url of which the first, a JSON object, begins with `eyJ`. */
export const JSON_WEB_TOKEN =
  /eyJ(?<=(?:^|[^\w-]|%(?:25)*[\dA-Fa-f]{2})eyJ)[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g;

/** Path segments in front of what is sent to one person to be used once. */
const ONE_TIME =
  /^(?:reset|recover|invite|invitation|confirm|verify|verification|activate|activation|magic|unsubscribe)$/;

/** Ends of names behind which even an ordinary word is a secret. */
const SECRET_FOLLOWS = /(?:token|secret|jwt|otp|apikey)$/;

/** Names of files that pages are made of: scripts, styles, images, fonts, data. */
const ASSET =
  /\.(?:avif|css|cur|eot|gif|ico|jpe?g|js|json|map|mjs|otf|png|svg|ttf|wasm|webmanifest|webp|woff2?)$/i;

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);

/** Whether a value of this name, already decoded, is a secret whatever it looks like. */
export function isSecretName(name: string): boolean {
  const words = wordsOf(name);
  return words.some((word) => WORDS.has(word)) || PARTS.test(words.join(''));
}

/** Whether the path segment behind one of this name, already decoded, is a secret unless it is an ordinary one. */
export const isSecretSegment = (name: string): boolean =>
  isSecretName(name) || wordsOf(name).some((word) => ONE_TIME.test(word));

/**
 * Whether a path segment behind the secret name `name` is part of a route all the same: a static file, or, as in
 * `/auth/login` and `/oauth/v2`, a version or lower-case words of at most 20 characters. Behind a name that ends in
 * the word for the secret itself, as `/token/` does, words are secrets too.
 */
export function isOrdinarySegment(name: string, segment: string): boolean {
  if (isAssetName(segment)) return true;
  if (segment.length > 20 || SECRET_FOLLOWS.test(wordsOf(name).join(''))) return false;
  return /^(?:[a-z]+(?:[-_][a-z]+)*|v\d+(?:\.\d+)*)$/.test(segment);
}

/** Whether a text ends as the names of static files do. */
export const isAssetName = (text: string): boolean => ASSET.test(text);

/** Whether `scheme` and a blank announce that `credentials` follow, as in `Bearer abc` and `Basic YTpi`. */
export const isCredentialScheme = (scheme: string, credentials: string): boolean =>
  /(?:^|\W)bearer$/i.test(scheme) ||
  (/(?:^|\W)basic$/i.test(scheme) && /^(?![A-Z]?[a-z]+(?:\W|$))[\w+/-]{6}/.test(credentials));

/** Whether a text is an e-mail address; `logo@2x.png` is a file. */
export const isEmailAddress = (text: string): boolean =>
  /^[^\s@]+@(?:[\p{L}\d-]+\.)+\p{L}{2,}\.?$/u.test(text) && !isAssetName(text);

/** Whether a header field of this name carries credentials as its value. */
export const isCredentialField = (name: string): boolean => CREDENTIAL_FIELDS.has(name.toLowerCase());

/**
 * Whether a value looks like a key that a machine made: 24 characters or more of letters and digits mixed as in
 * hexadecimal, base32, base36 or base64, spread over their alphabet as chance would. A version's parameter is let off,
 * and what consists of words and numbers, as titles do.
 */
export function isSecretValue(name: string, value: string): boolean {
  if (value.length < 24 || VERSIONS.has(name.toLowerCase())) return false;
  if (!/^[\w+/=~-]+$/.test(value) || !/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  if (/^[\da-f-]+$/i.test(value)) return entropy(value) >= 3;
  if (value.split(/[^A-Za-z\d]+/).every(isWordOrNumber)) return false;
  const mixed =
    (/[a-z]/.test(value) && /[A-Z]/.test(value)) || value.replace(/\D/g, '').length / value.length > 0.15;
  return mixed && entropy(value) >= 3.5;
}

const isWordOrNumber = (piece: string): boolean =>
  /^(?:\d{0,8}|[A-Z]?[a-z]+(?:[A-Z][a-z]+)?\d{0,2}|[A-Z]+\d{0,2})$/.test(piece);

/** Shannon's entropy of the characters of `text`, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
