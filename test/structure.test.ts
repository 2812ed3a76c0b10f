import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, messagesIn } from '../src/messages/messages.ts';
import { terminalMessagesIn } from '../src/messages/terminal-messages.ts';
import { captureRules, rules } from '../src/rules/index.ts';

const SRC = join(import.meta.dirname, '../src');

/** What each folder may import from: the way of the data, left to right. See docs/architecture.md. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  exchange: [],
  http: ['exchange'],
  har: ['exchange'],
  cache: ['exchange', 'http'],
  rules: ['exchange', 'http', 'cache'],
  savings: ['exchange', 'http', 'cache'],
  messages: ['exchange', 'har'],
  audit: ['exchange', 'http', 'har', 'cache', 'rules', 'savings', 'messages'],
  views: ['audit', 'exchange', 'messages', 'rules'],
  report: ['audit', 'exchange', 'messages', 'rules', 'views'],
  snippets: ['audit', 'messages', 'rules'],
  devtools: ['browser', 'har'],
  browser: ['har'],
  desk: [
    'audit',
    'cache',
    'devtools',
    'exchange',
    'har',
    'http',
    'messages',
    'report',
    'rules',
    'savings',
    'snippets',
    'views',
  ],
  panel: ['audit', 'browser', 'desk', 'devtools', 'exchange', 'har', 'messages', 'rules', 'views'],
  demo: [],
  drive: ['audit', 'messages'],
  cli: ['audit', 'demo', 'drive', 'har', 'messages', 'report', 'rules'],
};

/** Names that only some folders may speak: no core folder knows a DOM, an extension API, Node or the clock. */
const PURE = [
  'exchange',
  'http',
  'har',
  'cache',
  'rules',
  'savings',
  'audit',
  'messages',
  'views',
  'report',
  'snippets',
  'desk',
];
const IMPURE =
  /\b(?:document|window|localStorage|process|performance)\.|\bDate\.now|\bMath\.random|\bnode:|new Date\(\)/;
const EXTENSION_API = /\b(?:chrome|browser)\.(?:devtools|runtime|tabs|i18n|storage)\b|webextension-polyfill/;

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));
const folderOf = (file: string): string => relative(SRC, file).split('/')[0] ?? '';
const codeOf = (file: string): string =>
  readFileSync(file, 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|[^:])\/\/.*$/gm, '$1');
const importsOf = (file: string): string[] =>
  [...codeOf(file).matchAll(/(?:from|import)\s*\(?'(\.[^']+)'/g)].map(([, path]) =>
    join(file, '..', path ?? ''),
  );

describe('the folders', () => {
  it('are all known here', () => {
    const folders = readdirSync(SRC, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual(Object.keys(MAY_IMPORT).sort());
  });

  it('import only from what lies before them', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((path) => path.startsWith(SRC) && folderOf(file) in MAY_IMPORT)
        .filter(
          (path) =>
            folderOf(path) !== folderOf(file) && !MAY_IMPORT[folderOf(file)]?.includes(folderOf(path)),
        )
        .map((path) => `${relative(SRC, file)} imports ${relative(SRC, path)}`),
    );
    expect(wrong).toEqual([]);
  });

  it('of the core know no DOM, no Node and no clock', () => {
    const wrong = files
      .filter((file) => PURE.includes(folderOf(file)))
      .flatMap((file) => {
        const found = IMPURE.exec(codeOf(file).replaceAll(/'[^'\n]*'|`[^`]*`/g, "''"));
        return found ? [`${relative(SRC, file)}: ${found[0]}`] : [];
      });
    expect(wrong).toEqual([]);
  });

  it('name the extension API in src/browser alone', () => {
    const wrong = files.filter((file) => folderOf(file) !== 'browser' && EXTENSION_API.test(codeOf(file)));
    expect(wrong.map((file) => relative(SRC, file))).toEqual([]);
  });
});

describe('the library', () => {
  const exported = [
    ...readFileSync(join(SRC, 'index.ts'), 'utf8').matchAll(/\{([^}]+)\} from '\.\/([^']+)'/g),
  ].flatMap(([, names = '', path = '']) =>
    names.split(',').flatMap((name) => (name.trim() ? { name: name.trim(), path } : [])),
  );

  it('documents all that it exports in docs/library.md', () => {
    const page = readFileSync(join(SRC, '../docs/library.md'), 'utf8');
    const missing = exported.filter(({ name }) => !new RegExp(`\`${name}[s(\`]`).test(page));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });

  it('says of each function and value what it is', () => {
    const bare = exported.filter(({ name, path }) => {
      const declared = new RegExp(`^export (?:async )?(?:function|const|class) ${name}\\b`, 'm');
      const code = readFileSync(join(SRC, path), 'utf8');
      const at = declared.exec(code)?.index;
      return at !== undefined && !code.slice(0, at).endsWith('*/\n');
    });
    expect(bare.map(({ name }) => name)).toEqual([]);
  });
});

describe('the rules', () => {
  const all = [...rules, ...captureRules];

  it('have an id of their own and a section that links', () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { spec } of all) {
      expect(spec.url).toMatch(
        /^https:\/\/(?:www\.rfc-editor\.org\/rfc\/rfc\d+#section-[\d.]+|fetch\.spec\.whatwg\.org\/#[\w-]+|www\.w3\.org\/TR\/[\w-]+\/#[\w-]+|datatracker\.ietf\.org\/doc\/html\/draft-[\w-]+#section-[\d.]+)$/,
      );
    }
  });

  it.each(LANGUAGES)('have their texts in %s, and no text is left over', (language) => {
    expect(Object.keys(messagesIn(language).findings.byRule).sort()).toEqual(all.map(({ id }) => id).sort());
  });
});

describe('the texts', () => {
  const shape = (value: unknown): unknown => {
    if (typeof value === 'function') return `function of ${value.length}`;
    if (typeof value !== 'object' || value === null) return typeof value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([key, part]) => [key, shape(part)]),
    );
  };

  it('are the same in every language, to the last function', () => {
    for (const language of LANGUAGES) {
      expect(shape(messagesIn(language))).toEqual(shape(messagesIn('en')));
      expect(shape(terminalMessagesIn(language))).toEqual(shape(terminalMessagesIn('en')));
    }
  });
});
