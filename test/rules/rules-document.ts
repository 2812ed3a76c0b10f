import { evidenceOf, type RuleExamples } from '../../src/cli/rule-entry.ts';
import { figuresIn } from '../../src/messages/figures.ts';
import { type Language, messagesIn } from '../../src/messages/messages.ts';
import { terminalMessagesIn } from '../../src/messages/terminal-messages.ts';
import { captureRules, rules } from '../../src/rules/index.ts';
import type { CaptureRule, Rule } from '../../src/rules/rule.ts';
import { auditOf } from './audit-traffic.ts';
import type { RuleCase, RuleCases } from './rule-case.ts';

const WORDS = {
  en: {
    heading: 'The rules',
    opening: (count: string) =>
      `${count} rules, made from the code by \`npm run docs\`: the rules themselves are in \`src/rules/\`, their texts in \`src/messages/\`, the traffic below in \`test/rules/\`. MUST and SHOULD are the standard's words; advice and info are ours. Where a capture lacks what a rule needs, the rule cannot tell, and the report counts how often.`,
    columns: ['rule', 'level', 'what it finds', 'fires in', 'silent in'],
    notation:
      'In the examples `>` begins a line of the request and `<` one of the response, `=` gives the bytes of the content, and an empty line stands between two exchanges, one second apart unless `+seconds` says otherwise, from Mon, 23 Nov 2026 12:00:00 GMT on.',
  },
  'zh-CN': {
    heading: '规则',
    opening: (count: string) =>
      `共 ${count} 条规则，由 \`npm run docs\` 从代码生成：规则在 \`src/rules/\`，文字在 \`src/messages/\`，下面的流量在 \`test/rules/\`。“必须”与“应当”是标准的用语，“建议”与“说明”是我们的。捕获缺少规则所需的证据时，规则不作判断，报告会统计次数。`,
    columns: ['规则', '级别', '内容', '触发的示例', '不触发的示例'],
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
  const words = terminalMessagesIn(language).ruleList.says;
  const { findings, report } = messagesIn(language);
  const text = findings.byRule[rule.id];
  if (!text || !example) throw new Error(`${rule.id} has no text or no example.`);
  const { browsers } = text;
  return [
    `## ${rule.id}`,
    `**${text.title}** · ${report.levels[rule.level]} · [${rule.spec.title} ${rule.spec.section}](${rule.spec.url})`,
    ...evidenceOf(rule, language),
    `${text.why} ${text.fix}`,
    ...(browsers ? [words.inBrowsers(browsers.chromium, browsers.firefox)] : []),
    words.fires,
    fenced(example.fires),
    `${words.itSays} ${saidOf(rule.id, example.fires, language)}`,
    words.silent,
    fenced(example.silent),
  ];
}

/** An example of each rule, as `explain` shows it. */
export const ruleExamples = (cases: RuleCases): RuleExamples =>
  Object.fromEntries(
    [...rules, ...captureRules].map(({ id }) => {
      const { fires, silent } = cases[id] ?? { fires: '', silent: '' };
      const says = { en: saidOf(id, fires, 'en'), 'zh-CN': saidOf(id, fires, 'zh-CN') };
      return [id, { fires: drawn(fires), says, silent: drawn(silent) }];
    }),
  );

const saidOf = (id: string, traffic: string, language: Language): string =>
  auditOf(traffic, { language }).findings.find(({ rule }) => rule === id)?.message ?? '';

const drawn = (traffic: string): string => traffic.replaceAll(/^[ \t]+/gm, '').trim();
const fenced = (traffic: string): string => ['```', drawn(traffic), '```'].join('\n');

function table([head = [], ...rows]: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
