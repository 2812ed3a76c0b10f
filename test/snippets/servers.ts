import vm from 'node:vm';
import type { ServerName } from '../../src/snippets/index.ts';

/** A request line's target: a path with its query. */
type Serve = (text: string, target: string) => string | null;

const pathOf = (target: string) => target.split('?')[0] ?? '';
const unquoted = (text: string) => text.replaceAll('\\"', '"');

/** What each server sends as Cache-Control, read from the configuration as its manual says. */
export const serve: Readonly<Record<ServerName, Serve>> = {
  /** The first regular expression of the map. */
  nginx(text, target) {
    for (const [, pattern = '', value = ''] of text.matchAll(/^ {4}"~([^"\\]*)" "((?:[^"\\$]|\\")*)";$/gm))
      if (new RegExp(pattern).test(target)) return unquoted(value);
    return null;
  },
  /** The last line whose expression holds. */
  apache(text, target) {
    let sent: string | null = null;
    const rule =
      /^ {4}Header set Cache-Control "((?:[^"\\%]|\\")*)" "expr=%\{THE_REQUEST\} =~ m#([^"#\\]*)#"$/gm;
    for (const [, value = '', pattern = ''] of text.matchAll(rule))
      if (new RegExp(pattern).test(`GET ${target} HTTP/1.1`)) sent = unquoted(value);
    return sent;
  },
  /** All whose matcher fits; more than one would be a fault. */
  caddy(text, target) {
    const rule =
      /^(@\w+) \{\n((?:\t.*\n)*)\}\nheader (@\w+) \{\n\tCache-Control "((?:[^"\\{}]|\\")*)"\n\tmatch status 2xx 3xx\n\}$/gm;
    const sent: string[] = [];
    for (const [, name, matcher = '', used, value = ''] of text.matchAll(rule)) {
      if (name !== used) throw new Error(`${used} is not defined before it is used`);
      const conditions = [...matcher.matchAll(/^\t(not )?path_regexp "([^"\\{}]*)"$/gm)];
      const holds = ([, not, pattern = '']: RegExpExecArray) =>
        new RegExp(pattern).test(decoded(pathOf(target))) === (not === undefined);
      if (conditions.length > 0 && conditions.every(holds)) sent.push(unquoted(value));
    }
    return one(sent);
  },
  express(text, target) {
    type Response = { setHeader(name: string, value: string): void; writeHead(status: number): void };
    const used: ((request: { originalUrl: string }, response: Response, next: () => void) => void)[] = [];
    vm.runInNewContext(text, { app: { use: (each: (typeof used)[number]) => used.push(each) } });
    const headers = new Map<string, string>();
    const response: Response = { setHeader: (name, value) => headers.set(name, value), writeHead: () => {} };
    for (const each of used) each({ originalUrl: target }, response, () => {});
    response.writeHead(200);
    return headers.get('Cache-Control') ?? null;
  },
  /** All rules that fit, their values joined. */
  headers(text, target) {
    const values: string[] = [];
    for (const [, rule = '', value = ''] of text.matchAll(/^(\/\S*)\n {2}Cache-Control: (.*)$/gm)) {
      const [start = '', end] = rule.split('*');
      const path = pathOf(target);
      const fits =
        end === undefined
          ? path === start
          : path.length >= start.length + end.length && path.startsWith(start) && path.endsWith(end);
      if (fits) values.push(value);
    }
    return one(values);
  },
  vercel(text, target) {
    const { headers }: { headers: { source: string; headers: { key: string; value: string }[] }[] } =
      JSON.parse(text);
    const sent = headers
      .filter(({ source }) => new RegExp(`^${source}$`).test(pathOf(target)))
      .map(({ headers: [line] }) => line?.value ?? '');
    return one(sent);
  },
  cloudfront(text, target) {
    const context = vm.createContext({
      event: { request: { uri: pathOf(target) }, response: { statusCode: 200, headers: {} } },
    });
    vm.runInContext(text, context);
    return vm.runInContext("(handler(event).headers['cache-control'] || { value: null }).value", context);
  },
};

function one(values: readonly string[]): string | null {
  if (values.length > 1) throw new Error(`several rules fit: ${values.join(' and ')}`);
  return values[0] ?? null;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
