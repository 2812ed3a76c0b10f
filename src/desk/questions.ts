import { firstChanges } from '../audit/first-changes.ts';
import type { Manner, Session } from '../audit/session.ts';
import { createReasonReport } from '../audit/texts.ts';
import { compareVisits, onPages } from '../audit/visit-comparison.ts';
import { figuresIn } from '../messages/figures.ts';
import type { Language, Messages } from '../messages/messages.ts';
import { captureRules, rules } from '../rules/index.ts';
import { wordedComparison } from './comparing.ts';
import type {
  Answer,
  ComparedVisits,
  Configuration,
  HeaderLines,
  ListedRule,
  Question,
  Subjects,
} from './contract.ts';
import { exportFile, exportHar } from './export-file.ts';
import { listingFrom } from './listing.ts';
import { predict } from './predicting.ts';
import { standingOf } from './standing.ts';

/** What questions are answered from. */
interface Holdings {
  readonly audit: Session;
  /** Reads the entries of what is shown, by their places. Rejects with words where they cannot be had. */
  readonly entries: () => Promise<(place: number) => unknown>;
  /** What that is compared with, where it is. */
  readonly compared: Session | undefined;
  readonly manner: Manner;
  readonly messagesOf: (language: Language) => Messages;
}

/** What answers the questions of each subject. */
const answers: {
  [S in keyof Subjects]: (question: Question<S>, holdings: Holdings) => Answer<S> | Promise<Answer<S>>;
} = {
  rules: ({ language }, { messagesOf }) => listedRules(messagesOf(language)),
  'first-changes': (_, { audit }) => firstChanges(audit.report()),
  comparison: ({ swapped }, { audit, compared, manner: { language } }) => {
    if (!compared) return undefined;
    const [before, after] = swapped ? [audit, compared] : [compared, audit];
    return wordedComparison(before.report(), after.report(), language);
  },
  'up-to-date': () => undefined,
  async export({ format, secrets, only }, { audit, manner: { language }, entries }) {
    const report = audit.report(only && new Set(only));
    if (format === 'har') return exportHar(report, await entries(), { language, secrets });
    return exportFile(report, format, { language, secrets });
  },
  headers: ({ resource, exchange }, { audit }) => headersOf(audit, resource, exchange),
  visits: ({ pages }, { audit }) => visitsTo(pages, audit),
  standing: ({ resource, at }, { audit, manner }) => standingOf(audit, resource, at, reasonsIn(manner)),
  'what-if': (question, { audit, manner }) => predict(question, audit, reasonsIn(manner)),
  snippet: (question, { audit, manner: { language } }) => snippetFor(question, audit, language),
  'site-snippet': (question, { audit, manner: { language } }) => siteSnippetFor(question, audit, language),
  listing: ({ resources, format }, { audit, manner: { language } }) =>
    listingFrom(audit.report(new Set(resources)), resources, format, language),
};

/** The answer to a question about what the desk holds. Rejects where the answer cannot be made. */
export async function answerTo<S extends keyof Subjects>(
  question: Question<S>,
  holdings: Holdings,
): Promise<Answer<S>> {
  return answers[question.about as S](question, holdings);
}

/** Every rule there is, in the order in which findings are listed, in words. */
export function listedRules({ findings }: Messages): ListedRule[] {
  return [...rules, ...captureRules].map(({ id, level }) => {
    const words = findings.byRule[id];
    return { id, level, title: words?.title ?? id, why: words?.why };
  });
}

const reasonsIn = ({ language, messages }: Manner) => createReasonReport(messages, figuresIn(language));

/** Loaded when first asked for, since they hold the notes of every language. */
const snippets = () => Promise.all([import('../snippets/index.ts'), import('../snippets/site.ts')]);

async function snippetFor(
  { resource, server }: Question<'snippet'>,
  audit: Session,
  language: Language,
): Promise<Configuration> {
  const [named] = audit.recommended(({ method, url }) => `${method} ${url}` === resource);
  const [{ resourceConfiguration }] = await snippets();
  return named ? resourceConfiguration(named, server, language) : { text: '', uncovered: [], notes: [] };
}

async function siteSnippetFor(
  { resource, server }: Question<'site-snippet'>,
  audit: Session,
  language: Language,
): Promise<Configuration> {
  const [{ siteConfiguration }, { originOf }] = await snippets();
  const origin = originOf(audit.exchangesOf(resource)[0]?.url ?? '');
  const resources = audit.recommended(({ url }) => originOf(url) === origin);
  return siteConfiguration({ resources }, server, { origin, language });
}

function visitsTo(pages: Question<'visits'>['pages'], audit: Session): ComparedVisits {
  const report = audit.report();
  return {
    url: report.capture.pages[pages.first]?.url,
    comparison: compareVisits(report, pages),
    changes: firstChanges(onPages(report, [pages.first, pages.second, pages.reload])),
  };
}

function headersOf(audit: Session, resource: string, id: number): HeaderLines | undefined {
  const exchange = audit.exchangesOf(resource).find((known) => known.id === id);
  if (!exchange) return undefined;
  const { request, response } = exchange;
  return {
    request: { fields: request.fields, complete: request.complete },
    response: { fields: response.fields, complete: response.complete },
  };
}
