import { describe, expect, it } from 'vitest';
import { rules } from '../../src/rules/index.ts';
import { auditOf, firedIn } from './audit-traffic.ts';
import { cases } from './cases.ts';

describe('every rule', () => {
  it('has a case that breaks it and a near miss', () => {
    expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  });

  it.each(rules)('$id fires on its fault and on nothing else', ({ id, level }) => {
    expect(firedIn(auditOf(cases[id]?.fires ?? ''))).toEqual([`${id} ${cases[id]?.level ?? level}`]);
  });

  it.each(rules)('$id stays silent on the near miss', ({ id }) => {
    expect(firedIn(auditOf(cases[id]?.silent ?? ''))).toEqual([]);
  });
});
