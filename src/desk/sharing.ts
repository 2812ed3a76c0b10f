import { keep } from '../exchange/remembered.ts';
import { emptyTally } from '../savings/tally.ts';
import type { ResourceRow } from './contract.ts';

/** Of what many rows have alike, all have the very same. */
export type Sharing = (row: ResourceRow) => ResourceRow;

/**
 * Starts without parts. What a message holds twice is copied once: the other thread then takes in a thousand rows in a
 * third of the time, and holds less.
 */
export function startSharing(): Sharing {
  const nothing = emptyTally();
  const lists = new Map<string, ResourceRow['findings']>();
  const storables = new Map<string, ResourceRow['policy']['storable']>();
  const lifetimes = new Map<string, ResourceRow['policy']['lifetimeSeconds']>();
  const tally = (own: ResourceRow['transferred']) => (own.exchanges === 0 ? nothing : own);
  return (row) => {
    const { storable, lifetimeSeconds } = row.policy;
    return {
      ...row,
      policy: {
        ...row.policy,
        storable: sharedIn(storables, `${storable.private} ${storable.shared}`, storable),
        lifetimeSeconds: sharedIn(
          lifetimes,
          `${lifetimeSeconds.private} ${lifetimeSeconds.shared}`,
          lifetimeSeconds,
        ),
      },
      findings: sharedIn(
        lists,
        row.findings.map(({ rule, level }) => `${rule} ${level}`).join(),
        row.findings,
      ),
      transferred: tally(row.transferred),
      savedByRevalidation: tally(row.savedByRevalidation),
      savedByCache: tally(row.savedByCache),
      avoidable: tally(row.avoidable),
    };
  };
}

const sharedIn = <T extends object>(known: Map<string, T>, key: string, own: T): T =>
  known.get(key) ?? keep(known, key, own);
