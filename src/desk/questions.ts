import type { Audit, AuditOptions } from '../audit/audit.ts';
import { firstChanges } from '../audit/first-changes.ts';
import { createReasonReport } from '../audit/texts.ts';
import { compareVisits, onPages } from '../audit/visit-comparison.ts';
import { figuresIn } from '../messages/figures.ts';
import { type Language, messagesIn } from '../messages/messages.ts';
import { captureRules, rules } from '../rules/index.ts';
import { resourceConfiguration, siteConfiguration } from '../snippets/index.ts';
import { originOf } from '../snippets/site.ts';
import type {
  Answer,
  ComparedVisits,
  Configuration,
  HeaderLines,
  ListedRule,
  Question,
  Subjects,
} from './contract.ts';
import { exportFile } from './export-file.ts';
import { predict } from './predicting.ts';
import { standingOf } from './standing.ts';

type Judgement = Required<AuditOptions>;

/** What answers the questions of each subject. */
const answers: {
  [S in keyof Subjects]: (
    question: Question<S>,
    audit: Audit,
    judgement: Judgement,
  ) => Answer<S> | Promise<Answer<S>>;
} = {
  rules: ({ language }) => listedRules(language),
  'first-changes': (_, audit) => firstChanges(audit.report()),
  visits: ({ pages }, audit) => visitsTo(pages, audit),
  export: ({ format }, audit, { language }) => exportFile(audit.report(), format, language),
  headers: ({ resource, exchange }, audit) => headersOf(audit, resource, exchange),
  standing: ({ resource, at }, audit, { language }) => standingOf(audit, resource, at, reasonsIn(language)),
  'what-if': (question, audit, { language }) => predict(question, audit, reasonsIn(language)),
  snippet: (question, audit, { language }) => snippetFor(question, audit, language),
  'site-snippet': (question, audit, { language }) => siteSnippetFor(question, audit, language),
};

/** The answer to a question about what an audit has taken. Rejects where the answer cannot be made. */
export async function answerTo<S extends keyof Subjects>(
  question: Question<S>,
  audit: Audit,
  judgement: Judgement,
): Promise<Answer<S>> {
  return answers[question.about as S](question, audit, judgement);
}

/** Every rule there is, in the order in which findings are listed, in words. */
export function listedRules(language: Judgement['language']): ListedRule[] {
  const { byRule } = messagesIn(language).findings;
  return [...rules, ...captureRules].map(({ id, level }) => {
    const words = byRule[id];
    return { id, level, title: words?.title ?? id, why: words?.why };
  });
}

const reasonsIn = (language: Language) => createReasonReport(messagesIn(language), figuresIn(language));

function snippetFor(
  { resource, server }: Question<'snippet'>,
  audit: Audit,
  language: Language,
): Configuration {
  const report = audit.report().resources.find(({ id }) => id === resource);
  return report ? resourceConfiguration(report, server, language) : { text: '', uncovered: [], notes: [] };
}

function siteSnippetFor(
  { resource, server }: Question<'site-snippet'>,
  audit: Audit,
  language: Language,
): Configuration {
  const report = audit.report();
  const origin = originOf(report.resources.find(({ id }) => id === resource)?.url ?? '');
  return siteConfiguration(report, server, { origin, language });
}

function visitsTo(pages: Question<'visits'>['pages'], audit: Audit): ComparedVisits {
  const report = audit.report();
  return {
    url: report.capture.pages[pages.first]?.url,
    comparison: compareVisits(report, pages),
    changes: firstChanges(onPages(report, [pages.first, pages.second, pages.reload])),
  };
}

function headersOf(audit: Audit, resource: string, id: number): HeaderLines | undefined {
  const exchange = audit.exchangesOf(resource).find((known) => known.id === id);
  if (!exchange) return undefined;
  const { request, response } = exchange;
  return {
    request: { fields: request.fields, complete: request.complete },
    response: { fields: response.fields, complete: response.complete },
  };
}
