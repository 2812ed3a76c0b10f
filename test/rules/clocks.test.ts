import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { auditOf } from './audit-traffic.ts';
import { fromHost } from './validator-fields.cases.ts';

const report = (...blocks: readonly string[]): Report => auditOf(blocks.join('\n\n'));
const skewsIn = ({ findings }: Report): string[] =>
  findings
    .filter(({ rule }) => rule === 'date-skew')
    .map(({ level, exchanges }) => `${level} ${exchanges.join(',')}`);
const skews = (...blocks: readonly string[]): string[] => skewsIn(report(...blocks));

const A = 'a.example';
const B = 'b.example';
const C = 'c.example';
const STORED = 'Cache-Control: max-age=600';

describe('a clock', () => {
  it.each([600, -600])('is %i s off where the others agree', (ahead) => {
    expect(skews(fromHost(A, 0, 0), fromHost(B, 1, ahead))).toEqual(['should 1']);
  });

  it('may be off by the tolerance', () => {
    expect(skews(fromHost(A, 0, 0), fromHost(B, 1, 60))).toEqual([]);
    expect(
      skewsIn(
        auditOf(`${fromHost(A, 0, 0)}\n\n${fromHost(B, 1, 60)}`, {
          settings: { thresholds: { clockSeconds: 5 } },
        }),
      ),
    ).toEqual(['should 1']);
  });

  it('of the client is off where all hosts agree', () => {
    expect(skews(fromHost(A, 0, 600), fromHost(B, 1, 600), fromHost(C, 2, 600))).toEqual([]);
  });

  it('of a host is off from that of all others, whatever the client says', () => {
    expect(
      skews(fromHost(A, 0, 600), fromHost(B, 1, 600), fromHost(C, 2, 600), fromHost('d.example', 3, 0)),
    ).toEqual(['should 3']);
  });

  it('of one host against that of the client: nobody can tell which is off', () => {
    expect(skews(fromHost(A, 0, 600), fromHost(A, 1, 600), fromHost(A, 2, 600))).toEqual([]);
  });

  it('of one host weighs no more for answering often', () => {
    const often = [0, 1, 2, 3, 4].map((place) => fromHost(A, place, 600));
    expect(skews(...often, fromHost(B, 5, 0))).toEqual(['should 0,1,2,3,4']);
  });

  it('of one server among several of a host is off', () => {
    expect(skews(fromHost(A, 0, 0), fromHost(A, 1, 0), fromHost(A, 2, 600))).toEqual(['should 2']);
  });
});

describe('a Date in the past', () => {
  it('may be that of a response that a cache kept without saying so', () => {
    const found = report(fromHost(A, 0, 0), fromHost(B, 1, 0), fromHost(B, 2, -600, STORED));
    expect(skewsIn(found)).toEqual(['advice 2']);
    expect(found.findings.find(({ rule }) => rule === 'date-skew')?.message).toContain(
      'is 10 min old, without an Age: its clock is behind, or a cache kept',
    );
  });

  it('is that of the clock where no cache can have kept another response just as old', () => {
    expect(skews(fromHost(A, 0, 0), fromHost(B, 1, -600), fromHost(B, 2, -610, STORED))).toEqual([
      'should 1,2',
    ]);
  });

  it('is accounted for by Age', () => {
    expect(skews(fromHost(A, 0, 0), fromHost(B, 1, -600, STORED, 'Age: 600'))).toEqual([]);
  });

  it('that a cache renewed beside Age is no matter of clocks', () => {
    expect(skews(fromHost(A, 0, 0), fromHost(B, 1, 0, STORED, 'Age: 600'))).toEqual([]);
  });

  it.each(['X-Cache: HIT', 'CF-Cache-Status: HIT', 'Cache-Status: edge; hit', 'X-Vercel-Cache: HIT'])(
    'is that of a cache which says %s',
    (line) => {
      expect(skews(fromHost(A, 0, 0), fromHost(B, 1, -600, STORED, line))).toEqual([]);
    },
  );

  it.each(['disk-cache', 'service-worker', 'unknown'])('is no news in an answer from %s', (source) => {
    expect(skews(fromHost(A, 0, 0), fromHost(B, 1, -600), `${fromHost(C, 2, -600)}\nfrom ${source}`)).toEqual(
      ['should 1'],
    );
  });
});
