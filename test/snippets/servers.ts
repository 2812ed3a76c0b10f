import vm from 'node:vm';
import type { ServerName } from '../../src/snippets/index.ts';

/** What is sent for a request line's target, where a program behind it sends `before`. */
type Serve = (text: string, target: string, before?: string) => string | null;

const pathOf = (target: string) => target.split('?')[0] ?? '';
const inside = (text: string) => (text.startsWith('"') ? unquoted(text.slice(1, -1)) : text);
const unquoted = (text: string) => text.replaceAll('\\"', '"');

/** What each server sends as Cache-Control, read from the configuration as its manual says. */
export const serve: Readonly<Record<ServerName, Serve>> = {
  /** In each map the first regular expression that fits, else the default. */
  nginx(text, target, before = '') {
    const maps = new Map<string, { key: string; lines: string }>();
    for (const [, key = '', name = '', lines = ''] of text.matchAll(
      /^map (\S+|"[^"]*") \$(\w+) \{\n((?: .*\n)*)\}$/gm,
    ))
      maps.set(name, { key, lines });
    const known: Record<string, string> = {
      request_uri: target,
      status: '200',
      upstream_http_cache_control: before,
    };
    const filled = (value: string): string =>
      value.replaceAll(/\$(\w+)/g, (_, name: string) => variable(name));
    function variable(name: string): string {
      const map = maps.get(name);
      if (!map) return known[name] ?? `no ${name}`;
      const key = filled(map.key.replaceAll('"', ''));
      const rules = map.lines.matchAll(/^ {4}"~(\*?)([^"\\]*)" (\$\w+|"(?:[^"\\$]|\\")*");$/gm);
      for (const [, anyCase, pattern = '', value = ''] of rules)
        if (new RegExp(pattern, anyCase === '*' ? 'i' : '').test(key)) return filled(inside(value));
      return filled(/^ {4}default (\$\w+);$/m.exec(map.lines)?.[1] ?? '');
    }
    const [, sent = ''] = /^ {4}add_header Cache-Control \$(\w+) always;$/m.exec(text) ?? [];
    return variable(sent) || null;
  },
  /** All whose expressions hold, one after the other. */
  apache(text, target, before = '') {
    let sent = before;
    const rule = /^ {4}Header set Cache-Control "((?:[^"\\%]|\\")*)" "expr=([^"\\]*)"$/gm;
    for (const [, value = '', condition = ''] of text.matchAll(rule)) {
      const holds = (clause: string) => {
        const parts = /^%\{(THE_REQUEST|resp:Cache-Control)\} (=~|!~) m#([^#]*)#(i?)$/.exec(clause);
        if (!parts) throw new Error(`no clause: ${clause}`);
        const [, left, operator, pattern = '', flags] = parts;
        const text = left === 'THE_REQUEST' ? `GET ${target} HTTP/1.1` : sent;
        return new RegExp(pattern, flags).test(text) === (operator === '=~');
      };
      if (condition.split(' && ').every(holds)) sent = unquoted(value);
    }
    return sent || null;
  },
  /** All whose matcher fits; more than one would be a fault. */
  caddy(text, target) {
    const rule =
      /^(@\w+) \{\n((?:\t.*\n)*)\}\nheader (@\w+) \{\n\tCache-Control "((?:[^"\\{}]|\\")*)"\n\tdefer\n\tmatch status 2xx 3xx\n\}$/gm;
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
  express(text, target, before) {
    const headers = new Map(before === undefined ? [] : [['Cache-Control', before]]);
    const response = {
      getHeader: (name: string) => headers.get(name),
      setHeader: (name: string, value: string) => headers.set(name, value),
      writeHead: (status: number) => status,
    };
    const use = (each: (request: object, answer: typeof response, next: () => void) => void) =>
      each({ originalUrl: target }, response, () => {});
    vm.runInNewContext(text, { app: { use } });
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
  cloudfront(text, target, before) {
    const headers = before === undefined ? {} : { 'cache-control': { value: before } };
    const context = vm.createContext({
      event: { request: { uri: pathOf(target) }, response: { statusCode: 200, headers } },
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
