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
export const JSON_WEB_TOKEN = /(?<![\w-])eyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g;

/** Whether a query parameter of this name, already decoded, holds a secret whatever its value looks like. */
export function isSecretName(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((word) => WORDS.has(word)) || PARTS.test(words.join(''));
}

/** Whether a header field of this name carries credentials as its value. */
export const isCredentialField = (name: string): boolean => CREDENTIAL_FIELDS.has(name.toLowerCase());

/**
 * Whether a query value looks like a key that a machine made: 24 characters or more of letters and digits mixed as
 * in hexadecimal, base32, base36 or base64, spread over their alphabet as chance would. A version's parameter is
 * let off.
 */
export function isSecretValue(name: string, value: string): boolean {
  if (value.length < 24 || VERSIONS.has(name.toLowerCase())) return false;
  if (!/^[\w+/=~-]+$/.test(value) || !/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  if (/^[\da-f-]+$/i.test(value)) return entropy(value) >= 3;
  const mixed =
    (/[a-z]/.test(value) && /[A-Z]/.test(value)) || value.replace(/\D/g, '').length / value.length > 0.15;
  return mixed && entropy(value) >= 3.5;
}

/** Shannon's entropy of the characters of `text`, in bits a character. */
function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  const shares = [...counts.values()].map((count) => count / text.length);
  return -shares.reduce((sum, share) => sum + share * Math.log2(share), 0);
}
