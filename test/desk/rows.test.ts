import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import { startRowBook } from '../../src/desk/rows.ts';
import { TWO_VISITS } from '../panel/steps.ts';
import { traffic } from '../traffic.ts';

/** An audit that is fed bit by bit, and what its rows come to each time. */
function book() {
  const audit = createAudit();
  const rows = startRowBook();
  return {
    audit,
    changes() {
      const { anew, rows: changed, gone } = rows.changes(audit.report());
      return { anew, rows: changed.map(({ name }) => name), gone };
    },
  };
}
const exchanges = traffic(TWO_VISITS);

describe('the rows that are told after a report', () => {
  it('are all of the first one, then those that have changed', () => {
    const { audit, changes } = book();
    for (const exchange of exchanges.slice(0, 5)) audit.add(exchange);
    expect(changes()).toEqual({
      anew: true,
      rows: ['site.example', 'bare.js', 'good.js?v=2', 'fresh.css', 'beacon'],
      gone: [],
    });
    expect(changes()).toEqual({ anew: false, rows: [], gone: [] });
    for (const exchange of exchanges.slice(5, 6)) audit.add(exchange);
    expect(changes()).toEqual({ anew: false, rows: ['bare.js'], gone: [] });
  });

  it('name what is gone, and begin anew after Clear', () => {
    const { audit, changes } = book();
    for (const exchange of exchanges) audit.add(exchange);
    changes();
    audit.skip({ entry: 4, reason: 'not-http' });
    expect(changes()).toEqual({ anew: false, rows: [], gone: ['POST https://site.example/beacon'] });
    audit.clear();
    expect(changes()).toEqual({ anew: true, rows: [], gone: [] });
  });

  it('begin anew where the order is another', () => {
    const { audit, changes } = book();
    const [first, second] = exchanges;
    if (!first || !second) return expect.fail('the traffic has two exchanges');
    audit.add({ ...first, id: 9 });
    audit.add(second);
    expect(changes().rows).toEqual(['bare.js', 'site.example']);
    audit.skip({ entry: second.entry, reason: 'not-http' });
    audit.add({ ...second, id: 10, entry: 10 });
    expect(changes()).toEqual({ anew: true, rows: ['site.example', 'bare.js'], gone: [] });
  });

  it('are told again when what is found in them is another', () => {
    const { audit, changes } = book();
    for (const exchange of exchanges) audit.add(exchange);
    changes();
    audit.choose({ settings: { levels: { '304-vary-missing': 'advice' } } });
    expect(changes().rows).toContain('bare.js');
  });

  it('have what is alike in them in common, so that it is copied to the panel once', () => {
    const audit = createAudit();
    for (const exchange of exchanges) audit.add(exchange);
    const { rows } = startRowBook().changes(audit.report());
    const shared = structuredClone(rows);
    expect(new Set(shared.map(({ savedByCache }) => savedByCache)).size).toBeLessThan(rows.length);
    expect(new Set(shared.map(({ policy }) => policy.storable)).size).toBeLessThan(rows.length);
  });
});
