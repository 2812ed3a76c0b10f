import { describe, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { readHar } from '../../src/har/read.ts';
import { toHar } from '../../src/report/har.ts';
import { ENTRIES, line, PLANTED, plantedIn } from './planted.ts';

async function written(redacted: boolean) {
  const capture = await readHar({ log: { creator: { name: 'WebInspector' }, entries: ENTRIES } });
  const report = audit(capture);
  const source = { entryAt: (place: number) => ENTRIES[place], creator: { name: 'WebInspector' } };
  const { pieces, note } = toHar(report, source, { language: 'en', redacted });
  return { report, text: pieces.join(''), note };
}

describe('a HAR of a report', () => {
  it('has none of the secrets of its entries', async () => {
    expect(PLANTED).toBeGreaterThanOrEqual(30);
    const { text, note } = await written(true);
    expect(plantedIn(text)).toEqual([]);
    expect(note).toContain('header field value');
  });

  it('holds them where they are asked for', async () => {
    const { text, note } = await written(false);
    expect(plantedIn(text)).toHaveLength(PLANTED);
    expect(note).toContain('Redaction was off');
  });

  it('comes to the same when it is read again, and says of each entry what was found', async () => {
    const { report, text } = await written(true);
    const again = audit(await readHar(text));
    expect(again.summary).toEqual(report.summary);
    expect(again.savings).toEqual(report.savings);
    const { log } = JSON.parse(text);
    expect(log.version).toBe('1.2');
    for (const [at, entry] of log.entries.entries()) {
      const exchange = report.exchanges[at];
      expect(entry._notModified.decision.action).toBe(exchange?.decision.action);
      const rules = report.findings.filter(({ exchanges }) => exchanges.includes(exchange?.id ?? -1));
      expect(entry._notModified.findings.map(({ rule }: { rule: string }) => rule)).toEqual(
        rules.map(({ rule }) => rule),
      );
      expect(entry.response.headers).toContainEqual(line('ETag', '"0123456789abcdef0123456789abcdef"'));
    }
  });
});
