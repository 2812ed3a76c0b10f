import { figuresIn } from '../../src/messages/figures.ts';
import { type Language, messagesIn } from '../../src/messages/messages.ts';
import { captureRules, rules } from '../../src/rules/index.ts';
import type { CaptureRule, Need, Rule } from '../../src/rules/rule.ts';
import { auditOf } from './audit-traffic.ts';
import type { RuleCase, RuleCases } from './rule-case.ts';

const NEEDS: Readonly<Record<Language, Readonly<Record<Need, string>>>> = {
  en: {
    'request-lines': 'every line of the request',
    'full-response': 'a full response of the same variant before it',
    'wire-bytes': 'the bytes of the response on the wire',
    time: 'the time of the request',
    'sensitive-lines': 'Cookie, Set-Cookie and Authorization, which sanitised exports leave out',
  },
  'zh-CN': {
    'request-lines': '请求的全部头部行',
    'full-response': '之前同一变体的完整响应',
    'wire-bytes': '响应在网络上的字节数',
    time: '请求的时间',
    'sensitive-lines': 'Cookie、Set-Cookie 与 Authorization（脱敏导出会去掉它们）',
  },
};

const WORDS = {
  en: {
    heading: 'The rules',
    opening: (count: string) =>
      `${count} rules, made from the code by \`npm run docs\`: the rules themselves are in \`src/rules/\`, their texts in \`src/messages/\`, the traffic below in \`test/rules/\`. MUST and SHOULD are the standard's words; advice and info are ours. Where a capture lacks what a rule needs, the rule cannot tell, and the report counts how often.`,
    columns: ['rule', 'level', 'what it finds', 'fires in', 'silent in'],
    needs: (needs: string) => `Needs: ${needs}.`,
    wholeCapture: 'Rests on the whole capture.',
    fires: 'Fires here:',
    says: 'It says:',
    silent: 'Silent here:',
    inBrowsers: 'In browsers:',
    notation:
      'In the examples `>` begins a line of the request and `<` one of the response, `=` gives the bytes of the content, and an empty line stands between two exchanges, one second apart unless `+seconds` says otherwise, from Mon, 23 Nov 2026 12:00:00 GMT on.',
  },
  'zh-CN': {
    heading: '规则',
    opening: (count: string) =>
      `共 ${count} 条规则，由 \`npm run docs\` 从代码生成：规则在 \`src/rules/\`，文字在 \`src/messages/\`，下面的流量在 \`test/rules/\`。“必须”与“应当”是标准的用语，“建议”与“说明”是我们的。捕获缺少规则所需的证据时，规则不作判断，报告会统计次数。`,
    columns: ['规则', '级别', '内容', '触发的示例', '不触发的示例'],
    needs: (needs: string) => `需要：${needs}。`,
    wholeCapture: '以整个捕获为依据。',
    fires: '在这里触发：',
    says: '它会说：',
    silent: '在这里不触发：',
    inBrowsers: '浏览器的做法：',
    notation:
      '示例中 `>` 开头的是请求行，`<` 开头的是响应行，`=` 给出内容的字节数，空行分隔两次请求；除非写有 `+秒数`，两次之间相隔一秒，从 2026 年 11 月 23 日星期一 12:00:00 GMT 开始。',
  },
} as const satisfies Record<Language, unknown>;

/** Every rule with its texts, an example that fires it and one that does not, as a page for people. */
export function rulesDocument(cases: RuleCases, language: Language): string {
  const words = WORDS[language];
  const all = [...rules, ...captureRules];
  const { findings, report } = messagesIn(language);
  const fired = firedIn(cases);
  const examples = 2 * Object.keys(cases).length;
  const title = (id: string) => findings.byRule[id]?.title ?? id;
  return `${[
    `# ${words.heading}`,
    words.opening(figuresIn(language).count(all.length)),
    table([
      words.columns,
      ...all.map(({ id, level }) => [
        `[${id}](#${id})`,
        report.levels[level],
        title(id),
        String(fired.get(id) ?? 0),
        String(examples - (fired.get(id) ?? 0)),
      ]),
    ]),
    words.notation,
    ...all.flatMap((rule) => section(rule, cases[rule.id], language)),
  ].join('\n\n')}\n`;
}

/** In how many of all examples each rule fires. */
function firedIn(cases: RuleCases): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fires, silent } of Object.values(cases)) {
    for (const traffic of [fires, silent]) {
      for (const rule of new Set(auditOf(traffic).findings.map((finding) => finding.rule)))
        counts.set(rule, (counts.get(rule) ?? 0) + 1);
    }
  }
  return counts;
}

function section(rule: Rule | CaptureRule, example: RuleCase | undefined, language: Language): string[] {
  const words = WORDS[language];
  const { findings, report } = messagesIn(language);
  const text = findings.byRule[rule.id];
  if (!text || !example) throw new Error(`${rule.id} has no text or no example.`);
  const { browsers } = text;
  return [
    `## ${rule.id}`,
    `**${text.title}** · ${report.levels[rule.level]} · [${rule.spec.title} ${rule.spec.section}](${rule.spec.url})`,
    ...needsOf(rule, language),
    `${text.why} ${text.fix}`,
    ...(browsers ? [`${words.inBrowsers} Chromium: ${browsers.chromium} Firefox: ${browsers.firefox}`] : []),
    words.fires,
    drawn(example.fires),
    `${words.says} ${saidOf(rule.id, example.fires, language)}`,
    words.silent,
    drawn(example.silent),
  ];
}

function needsOf(rule: Rule | CaptureRule, language: Language): string[] {
  if (!('about' in rule)) return [WORDS[language].wholeCapture];
  if (!rule.needs) return [];
  const needs = rule.needs.map((need) => NEEDS[language][need]);
  return [WORDS[language].needs(needs.join(language === 'en' ? '; ' : '；'))];
}

const saidOf = (id: string, traffic: string, language: Language): string =>
  auditOf(traffic, { language }).findings.find(({ rule }) => rule === id)?.message ?? '';

const drawn = (traffic: string): string =>
  ['```', traffic.replaceAll(/^[ \t]+/gm, '').trim(), '```'].join('\n');

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
