import type { Audit, AuditOptions } from '../audit/audit.ts';
import { messagesIn } from '../messages/messages.ts';
import { captureRules, rules } from '../rules/index.ts';
import type { Answer, HeaderLines, ListedRule, Question, Subjects } from './contract.ts';
import { exportFile } from './export-file.ts';
import { listingFrom } from './listing.ts';

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
  export: ({ format }, audit, { language }) => exportFile(audit.report(), format, language),
  listing: ({ resources, format }, audit, { language }) =>
    listingFrom(audit.report(), resources, format, language),
  headers: ({ resource, exchange }, audit) => headersOf(audit, resource, exchange),
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

function headersOf(audit: Audit, resource: string, id: number): HeaderLines | undefined {
  const exchange = audit.exchangesOf(resource).find((known) => known.id === id);
  if (!exchange) return undefined;
  const { request, response } = exchange;
  return {
    request: { fields: request.fields, complete: request.complete },
    response: { fields: response.fields, complete: response.complete },
  };
}
