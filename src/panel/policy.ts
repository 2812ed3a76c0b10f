import type { ResourceReport } from '../audit/report.ts';
import type { Wording } from '../views/wording.ts';

type Policy = ResourceReport['policy'];

/** For how many seconds a private cache may use it without asking; undefined where that is not known. */
export function secondsWithoutAsking(policy: Policy): number | undefined {
  if (!policy.known) return undefined;
  return policy.noCache ? 0 : (policy.lifetimeSeconds.private ?? 0);
}

/** A policy in a word or two: the time without asking where there is one, else what its Cache-Control says. */
export function policyWords(policy: Policy, { text, figures }: Wording): string {
  const words = text.table.policy;
  const seconds = secondsWithoutAsking(policy);
  if (seconds === undefined) return words.unknown;
  if (seconds > 0) {
    return policy.heuristic ? words.heuristic(figures.seconds(seconds)) : figures.seconds(seconds);
  }
  return policy.cacheControl ?? words.none;
}

/** The whole policy, one statement a line, its Cache-Control first. */
export function policyStatements(policy: Policy, { text, figures }: Wording): string[] {
  const words = text.table.policy;
  if (!policy.known) return [words.unknownNote];
  const { cacheControl, lifetimeSeconds, storable } = policy;
  const seconds = (value: number | null) => (value === null ? words.none : figures.seconds(value));
  return [
    cacheControl === null ? words.noCacheControl : words.cacheControl(cacheControl),
    words.storable(storable.private, storable.shared),
    ...(policy.noCache
      ? [words.noCache]
      : [words.lifetime(seconds(lifetimeSeconds.private), seconds(lifetimeSeconds.shared))]),
    ...(policy.heuristic ? [words.heuristicNote] : []),
  ];
}

/** One thing that is known of a policy. */
interface PolicyFact {
  readonly name: string;
  readonly words: string;
  /** Whether it stands as it was sent. */
  readonly isValue: boolean;
}

/** The whole policy, fact by fact. */
export function policyFacts(policy: Policy, { text, figures }: Wording): PolicyFact[] {
  const words = text.policy;
  const { cacheControl, lifetimeSeconds, validator, validatorValue } = policy;
  const fact = (name: string, said: string, isValue = false): PolicyFact => ({ name, words: said, isValue });
  if (!policy.known) return [fact(words.cacheControl, text.table.policy.unknownNote)];
  const seconds = (value: number | null) => (value === null ? text.figures.none : figures.seconds(value));
  const lifetime = words.lifetimes(seconds(lifetimeSeconds.private), seconds(lifetimeSeconds.shared));
  return [
    cacheControl === null
      ? fact(words.cacheControl, text.figures.none)
      : fact(words.cacheControl, cacheControl, true),
    fact(words.storable, text.table.policy.storable(policy.storable.private, policy.storable.shared)),
    fact(words.lifetime, policy.noCache ? words.noCache : lifetime),
    ...(policy.heuristic && !policy.noCache ? [fact('', words.heuristic)] : []),
    fact(words.validator, text.table.validators[validator]),
    ...(validatorValue === null ? [] : [fact('', validatorValue, true)]),
  ];
}
