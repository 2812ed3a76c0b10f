import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { objectionsTo, undescribedIn } from '../report/schema.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../shared.ts';
import { notModified } from './invoke.ts';

const files = sharedCaptures ? readdirSync(sharedCaptures).filter((name) => name.endsWith('.har')) : [];
const audited = (name: string, format: string) =>
  notModified(['audit', join(sharedCaptures ?? '', name), '--format', format]);

describe.skipIf(!sharedCaptures)(
  `auditing real captures (${sharedCaptures ? 'read' : WITHOUT_CAPTURES})`,
  () => {
    it('finds some', () => {
      expect(files.length).toBeGreaterThan(10);
    });

    it.each(files)('%s: every entry is accounted for, and the schema describes the report', async (name) => {
      const { status, out, err } = await audited(name, 'json');
      const { capture, exchanges, summary }: Report = JSON.parse(out);
      expect(capture.exchanges + capture.skipped.length).toBe(capture.entries);
      expect(exchanges).toHaveLength(capture.exchanges);
      expect(objectionsTo(JSON.parse(out))).toEqual([]);
      expect(undescribedIn(JSON.parse(out))).toEqual([]);
      expect([status, err]).toEqual([summary.findings.must > 0 ? 1 : 0, '']);
    });

    it.each(['text', 'json', 'csv', 'html'])('%s: twice the same bytes', async (format) => {
      for (const name of files) expect(await audited(name, format)).toEqual(await audited(name, format));
    });
  },
);
