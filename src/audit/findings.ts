import { rules } from '../rules/index.ts';
import type { Level, Occurrence, Profile, Rule, Subject } from '../rules/rule.ts';

/** A rule broken by one or more exchanges of a resource; the latest occurrence gives its words. */
export interface GatheredFinding {
  readonly rule: Rule;
  /** The rule's place among all rules. */
  readonly place: number;
  readonly level: Level;
  readonly exchanges: number[];
  occurrence: Occurrence;
}

/**
 * Asks every rule about an exchange and gathers what they find into the findings of its resource, which stay in the
 * order of the rules. Tells whether anything was found at level must or should.
 */
export function gatherFindings(findings: GatheredFinding[], subject: Subject, profile: Profile): boolean {
  let isGrave = false;
  let place = 0;
  for (const rule of rules) {
    const occurrence = rule.check(subject, profile);
    if (occurrence) {
      const level = occurrence.level ?? rule.level;
      gather(findings, { rule, place, level, exchanges: [subject.exchange.id], occurrence });
      isGrave ||= level === 'must' || level === 'should';
    }
    place++;
  }
  return isGrave;
}

function gather(findings: GatheredFinding[], found: GatheredFinding): void {
  const { rule, place, level, exchanges, occurrence } = found;
  const there = findings.find((finding) => finding.rule === rule && finding.level === level);
  if (there) {
    there.exchanges.push(...exchanges);
    there.occurrence = occurrence;
    return;
  }
  const behind = findings.findIndex((finding) => finding.place > place);
  findings.splice(behind < 0 ? findings.length : behind, 0, found);
}
