import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { audit } from '../../../src/audit/audit.ts';
import type { Report, Tally } from '../../../src/audit/report.ts';
import type { ResourceRow } from '../../../src/desk/contract.ts';
import { readHar } from '../../../src/har/read.ts';
import { compileFilter } from '../../../src/panel/filter/compile.ts';
import type { Kind } from '../../../src/panel/filter/terms.ts';
import { emptyTally, merge } from '../../../src/savings/tally.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../../shared.ts';
import { reportOn, rowsOf, TWO_VISITS } from '../steps.ts';

/** What the figures of the summary say, and what the rows behind each say of themselves. */
const figures: Readonly<Record<Kind, { whole(report: Report): Tally; own(row: ResourceRow): Tally }>> = {
  'is:transferred': {
    whole: ({ summary }) => summary.transferred,
    own: ({ transferred }) => transferred,
  },
  'is:304': {
    whole: ({
      savings: {
        byRevalidation: { waitMs: _, unknownWaits: __, ...tally },
      },
    }) => tally,
    own: ({ savedByRevalidation }) => savedByRevalidation,
  },
  'is:cached': { whole: ({ savings }) => savings.byCache, own: ({ savedByCache }) => savedByCache },
  'is:avoidable': { whole: ({ savings }) => savings.avoidable.cost, own: ({ avoidable }) => avoidable },
  'is:fault': {
    whole: ({ summary }) => ({ ...emptyTally(), exchanges: summary.faulty304s }),
    own: ({ faulty304s }) => ({ ...emptyTally(), exchanges: faulty304s }),
  },
};

const KINDS = Object.keys(figures) as Kind[];

/** Each figure comes of the rows behind it, of all of them and of no others. */
function expectRowsBehind(report: Report): void {
  const rows = rowsOf(report);
  for (const kind of KINDS) {
    const { whole, own } = figures[kind];
    const { passes } = compileFilter(kind, []);
    const behind = rows.filter((row) => passes(row));
    const sum = emptyTally();
    for (const row of behind) merge(sum, own(row));
    expect({ kind, ...sum }).toEqual({ kind, ...whole(report) });
    expect(behind.filter((row) => own(row).exchanges === 0).map(({ id }) => `${kind} ${id}`)).toEqual([]);
  }
}

describe('a figure of the summary, asked for what is behind it', () => {
  it('shows the resources that make it up', () => expectRowsBehind(reportOn(TWO_VISITS)));

  const files = sharedCaptures ? readdirSync(sharedCaptures).filter((name) => name.endsWith('.har')) : [];
  it.each(files)('does so in %s', async (name) => {
    expectRowsBehind(audit(await readHar(readFileSync(join(sharedCaptures ?? '', name)))));
  });
  it.skipIf(sharedCaptures)(`does so in real captures (${WITHOUT_CAPTURES})`, () => undefined);
});
