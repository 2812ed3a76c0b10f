import type { Recommendation, Why } from '../cache/recommended.ts';
import type { Figures } from '../messages/figures.ts';
import type { Messages } from '../messages/messages.ts';
import { gainsOf, type ResourceVisits } from '../savings/visits.ts';
import type { Wording } from './exchange-report.ts';
import type { ResourceReport } from './report.ts';

/** A recommendation as the report shows it, with what it changes on the visits that it was reckoned for. */
export function reportRecommendation(
  recommendation: Recommendation,
  visits: ResourceVisits | undefined,
  { messages, figures }: Pick<Wording, 'messages' | 'figures'>,
): NonNullable<ResourceReport['recommendation']> {
  const { code, cacheControl, validator, privateFor } = recommendation;
  const text = messages.recommendations;
  const sentences = [
    whyText(recommendation, text.why, figures),
    ...(privateFor ? [text.privateFor[privateFor]] : []),
    ...(validator ? [text.etagNeeded] : []),
  ];
  const saves = visits ? gainsOf(visits) : [];
  return {
    cacheControl,
    reason: sentences.join(' '),
    code,
    ...(validator && { validator }),
    ...(saves.length > 0 && { saves }),
  };
}

function whyText(why: Why, text: Messages['recommendations']['why'], { count, seconds }: Figures): string {
  const { code, parameters } = why;
  switch (code) {
    case 'kept':
      return text.kept;
    case 'kept-no-store':
      return text.keptNoStore;
    case 'stated':
      return text.stated;
    case 'rewritten':
      return text.rewritten;
    case 'not-versioned':
      return text.notVersioned;
    case 'personal':
      return text.personal;
    case 'document':
      return text.document;
    case 'document-too-long':
      return text.documentTooLong(seconds(parameters.seconds));
    case 'data':
      return text.data;
    case 'versioned':
      return parameters.responses > 1
        ? text.versionedAndSame(count(parameters.responses), seconds(parameters.seconds))
        : text.versioned;
    case 'stayed-the-same':
      return text.stayedTheSame(count(parameters.responses), seconds(parameters.seconds));
    case 'old-content':
      return text.oldContent(seconds(parameters.age));
    case 'changes': {
      const { changes, responses, seconds: time } = parameters;
      return text.changes(changes, count(changes), count(responses), seconds(time));
    }
    case 'new-content':
      return text.newContent(seconds(parameters.age));
    case 'change-rate-unknown':
      return text.changeRateUnknown;
  }
}
