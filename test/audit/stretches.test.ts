import { describe, expect, it } from 'vitest';
import { createAudit } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import type { Exchange } from '../../src/exchange/exchange.ts';
import { traffic } from '../traffic.ts';

/** A report on traffic of which the first exchange was recorded before a time in which nothing was seen. */
function reportOn(text: string, stretch: number | undefined): Report {
  const audit = createAudit({ producer: { name: 'test' }, cache: 'chromium' });
  for (const [place, exchange] of traffic(text).entries()) {
    const seen: Exchange = place === 0 && stretch !== undefined ? { ...exchange, stretch } : exchange;
    audit.add(seen);
  }
  return audit.report();
}

const visits = (again: string) => `
  +0
  > GET /app.js
  < 200
  < date: Mon, 23 Nov 2026 12:00:00 GMT
  < cache-control: max-age=600
  < etag: "v1"
  < content-length: 1000
  = 1000

  +72
  > GET /app.js
  ${again}`;

describe('between two stretches of a recording', () => {
  const download = visits(
    '< 200\n < etag: "v1"\n < cache-control: max-age=600\n < content-length: 1000\n = 1000',
  );

  it('what the cache let go is not known, so nothing is made up of why it asked again', () => {
    const [, seen] = reportOn(download, undefined).exchanges;
    const [, unseen] = reportOn(download, 1).exchanges;
    expect(seen?.decision.difference?.code).toBe('unexplained');
    expect(unseen?.decision.difference).toBeUndefined();
    expect(unseen?.decision.expected).toBeUndefined();
  });

  it('a second download is not held to have been needless', () => {
    expect(reportOn(download, undefined).savings.avoidable.downloads.exchanges).toBe(1);
    expect(reportOn(download, 1).savings.avoidable.downloads.exchanges).toBe(0);
  });

  it('a 304 is still checked against the response that it confirms', () => {
    const confirmed = visits('> if-none-match: "v1"\n < 304\n < etag: "v1"');
    const [, exchange] = reportOn(confirmed, 1).exchanges;
    expect(exchange?.notModified?.fields['cache-control']).toBe('missing');
    expect(exchange?.notModified?.saved).toMatchObject({ how: 'derived' });
  });
});
