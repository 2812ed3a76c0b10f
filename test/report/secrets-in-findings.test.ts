import { describe, expect, it } from 'vitest';
import { redact } from '../../src/report/redact.ts';
import { auditOf } from '../rules/audit-traffic.ts';
import { cases } from '../rules/cases.ts';

/** Gives a secret of its own to each place, none of which looks like a machine's key. */
type Plant = (text: string, secret: () => string) => string;

const REQUEST = /^( *> [A-Z]+ )(\S+)$/gm;
const STATUS = /^ *< \d{3}$/gm;
const LINE = /^( *[<>] [A-Za-z-]+: .*)$/gm;
const absolute = (target: string) => (target.startsWith('http') ? target : `https://site.example${target}`);
const jwtOf = (secret: string) => `eyJhbGciOiJIUzI1NiJ9.eyJ${secret}.c2lnbmF0dXJl`;

/** Lines behind each request line and each status. */
const behind =
  (request: (secret: string) => readonly string[], response: (secret: string) => readonly string[]): Plant =>
  (text, secret) =>
    text
      .replaceAll(REQUEST, (line) => [line, ...request(secret()).map((each) => `> ${each}`)].join('\n'))
      .replaceAll(STATUS, (line) => [line, ...response(secret()).map((each) => `< ${each}`)].join('\n'));
/** Lines of a name that Vary lists. */
const selectedBy = (name: string, value: (secret: string) => string): Plant =>
  behind(
    (secret) => [`${name}: ${value(secret)}`],
    () => [`Vary: ${name}`],
  );
const inTarget =
  (plant: (url: string, secret: string) => string): Plant =>
  (text, secret) =>
    text.replaceAll(
      REQUEST,
      (_, method: string, target: string) => method + plant(absolute(target), secret()),
    );

const PLACES: Readonly<Record<string, Plant>> = {
  'lines that carry credentials': behind(
    (secret) => [
      `Cookie: sid=${secret}`,
      `Authorization: Bearer ${secret}`,
      `X-Api-Key: ${secret}`,
      `Referer: https://u:${secret}@b.example/?token=${secret}`,
      `X-Custom: ${jwtOf(secret)}`,
    ],
    (secret) => [
      `Set-Cookie: sid=${secret}; Path=/`,
      `Location: https://b.example/?code=${secret}`,
      `Link: </a?token=${secret}>; rel=next`,
      `Content-Location: /a?token=${secret}`,
    ],
  ),
  'Cookie, where Vary names it': selectedBy('Cookie', (secret) => `sid=${secret}`),
  'Authorization, where Vary names it': selectedBy('Authorization', (secret) => `Basic ${secret}`),
  'a credential of the site, where Vary names it': selectedBy('X-Session-Token', (secret) => secret),
  'Referer, where Vary names it': selectedBy(
    'Referer',
    (secret) => `https://b.example/reset/${secret}?token=${secret}#${secret}`,
  ),
  'the value of every line': (text, secret) => text.replaceAll(LINE, (line) => `${line}, token=${secret()}`),
  'a token in the value of every line': (text, secret) =>
    text.replaceAll(LINE, (line) => `${line}, ${jwtOf(secret())}`),
  'a URL in the value of every line': (text, secret) =>
    text.replaceAll(LINE, (line) => `${line}, https://u:${secret()}@b.example/?token=${secret()}`),
  'the query': inTarget((url, secret) => `${url}${url.includes('?') ? '&' : '?'}token=${secret}#${secret}`),
  'the path': inTarget((url, secret) =>
    url.replace(/^https?:\/\/[^/]+/, (origin) => `${origin}/token/${secret}/${jwtOf(secret)}`),
  ),
  'user information': inTarget((url, secret) => url.replace('://', `://ann:${secret}@`)),
  'user information in front of a host without a dot': (text, secret) => {
    const one = secret();
    return inTarget((url) => url.replace(/:\/\/[^/]+/, `://ann:${one}@localhost:8080`))(text, secret);
  },
};

/** What the findings on such traffic tell of its secrets after masking, and the rules that spoke. */
function told(plant: Plant): { readonly leaks: readonly string[]; readonly rules: ReadonlySet<string> } {
  const secrets: string[] = [];
  const secret = () => {
    secrets.push(`S3cret-${secrets.length}-word`);
    return secrets.at(-1) ?? '';
  };
  const rules = new Set<string>();
  const leaks = Object.entries(cases).flatMap(([id, { fires }]) => {
    const report = auditOf(plant(fires, secret));
    for (const { rule } of report.findings) rules.add(rule);
    const written = JSON.stringify(redact(report));
    return secrets
      .splice(0)
      .filter((each) => written.includes(each))
      .map((each) => `${id}: ${each}`);
  });
  return { leaks, rules };
}

describe('a finding of any rule', () => {
  it.each(Object.keys(PLACES))('tells no secret that stands in %s', (place) => {
    const { leaks, rules } = told(PLACES[place] as Plant);
    expect(leaks).toEqual([]);
    expect(rules.size).toBeGreaterThan(30);
  });

  it('was asked for in one of these ways at least', () => {
    const spoke = new Set(Object.values(PLACES).flatMap((plant) => [...told(plant).rules]));
    expect(Object.keys(cases).filter((id) => !spoke.has(id))).toEqual([]);
  });
});
