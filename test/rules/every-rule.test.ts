import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import { captureRules, rules } from '../../src/rules/index.ts';
import { traffic } from '../traffic.ts';
import { auditOf } from './audit-traffic.ts';
import { cases } from './cases.ts';

const all = [...rules, ...captureRules];

describe('every rule', () => {
  it('has a case that breaks it and a near miss', () => {
    expect(Object.keys(cases).sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it.each(all)('$id fires on its fault, and no other grave rule with it', ({ id, level }) => {
    const { findings } = auditOf(cases[id]?.fires ?? '');
    const fired = findings.filter(({ rule }) => rule === id).map((finding) => finding.level);
    expect([...new Set(fired)]).toEqual([cases[id]?.level ?? level]);
    const others = findings.filter(({ rule, level: each }) => rule !== id && /must|should/.test(each));
    expect(others.map(({ rule }) => rule)).toEqual([]);
  });

  it.each(all)('$id stays silent on the near miss', ({ id }) => {
    const { findings } = auditOf(cases[id]?.silent ?? '');
    expect(findings.map(({ rule }) => rule)).not.toContain(id);
  });

  it.each(all)('$id says the same of traffic that comes one by one, in whatever order', ({ id }) => {
    for (const text of [cases[id]?.fires ?? '', cases[id]?.silent ?? '']) {
      const whole = auditOf(text);
      for (const exchanges of [traffic(text), traffic(text).toReversed()]) {
        const live = createAudit({ producer: { name: 'test' } });
        for (const exchange of exchanges) {
          live.add(exchange);
          live.report();
        }
        expect(live.report()).toEqual(whole);
      }
    }
  });
});
