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
