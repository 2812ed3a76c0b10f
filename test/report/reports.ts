import { audit, type Judgement } from '../../src/audit/audit.ts';
import type { Report } from '../../src/audit/report.ts';
import type { Language } from '../../src/messages/messages.ts';
import { DEFAULT_SETTINGS } from '../../src/rules/settings.ts';
import { traffic } from '../traffic.ts';

/** Settings of every kind that are not the default ones. */
export const SETTINGS: Judgement['settings'] & object = {
  levels: { '304-etag-missing': 'off', '304-vary-missing': 'advice' },
  ignore: [{ url: 'https://ads.example/*' }, { url: '*.png', rules: ['304-date-missing'] }],
  thresholds: { ...DEFAULT_SETTINGS.thresholds, htmlLifetimeSeconds: 3_600 },
};

/** The report on traffic that is drawn as text, see `traffic`. */
export function reportOn(
  text: string,
  language: Language = 'en',
  settings: Judgement['settings'] = {},
): Report {
  const exchanges = traffic(text);
  const capture = {
    producer: { name: 'WebInspector', version: '537.36' },
    entries: exchanges.length + 1,
    exchanges,
    pages: [],
    skipped: [{ entry: exchanges.length, reason: 'not-http', scheme: 'data' } as const],
    notes: [],
    sensitiveLines: 'shown',
    hits: 'told',
    cache: 'unknown',
  } as const;
  return audit(capture, { language, settings });
}

/** A visit and its repeat: a script whose 304 loses ETag and Vary, a style sheet confirmed well, a cached image. */
export const TWO_VISITS = `
  > GET /app.js
  < 200
  < Date: Mon, 23 Nov 2026 12:00:00 GMT
  < ETag: "v1"
  < Vary: Accept-Encoding
  < Cache-Control: no-cache
  = 35000
  script

  > GET /theme.css
  < 200
  < Date: Mon, 23 Nov 2026 12:00:01 GMT
  < Last-Modified: Mon, 23 Nov 2026 10:00:00 GMT
  < Cache-Control: max-age=0
  = 12000
  stylesheet

  > GET /logo.png
  < 200
  < Date: Mon, 23 Nov 2026 12:00:02 GMT
  < Cache-Control: max-age=86400
  = 20000
  image

  +60
  > GET /app.js
  > If-None-Match: "v1"
  < 304
  < Date: Mon, 23 Nov 2026 12:01:00 GMT
  < Cache-Control: no-cache
  script

  +61
  > GET /theme.css
  > If-Modified-Since: Mon, 23 Nov 2026 10:00:00 GMT
  < 304
  < Date: Mon, 23 Nov 2026 12:01:01 GMT
  < Cache-Control: max-age=0
  stylesheet

  +62
  > GET /logo.png
  < 200
  < Date: Mon, 23 Nov 2026 12:00:02 GMT
  < Cache-Control: max-age=86400
  = 20000
  from disk-cache
  image
`;

const tally = {
  exchanges: 1,
  unknown: 0,
  measuredBytes: 0,
  estimatedBytes: { bytes: -40, low: -90, high: 10 },
};

const visit = { requests: 1, revalidations: 0, bytes: 40, cost: tally };

const revisits = [{ after: 'PT1H', now: visit, recommended: visit }];

/** A report in which `text` stands everywhere that the capture's words can reach. */
export function reportHolding(text: string): Report {
  const both = { full: text, notModified: text };
  return {
    schemaVersion: 1,
    tool: { name: 'not-modified', version: '0.1.0' },
    profile: 'rfc9110',
    settings: {
      levels: { '304-vary-missing': 'off' },
      ignore: [{ url: text }],
      thresholds: DEFAULT_SETTINGS.thresholds,
    },
    capture: {
      producer: { name: text, version: text, browser: text },
      startedAt: '2026-11-23T12:00:00.000Z',
      endedAt: '2026-11-23T12:00:01.000Z',
      entries: 2,
      exchanges: 1,
      skipped: [{ entry: 1, reason: text }],
      notes: [{ code: 'note', message: text }],
      pages: [{ id: text, url: text, startedAt: '2026-11-23T12:00:00.000Z' }],
    },
    summary: {
      resources: 1,
      exchanges: 1,
      bySource: { revalidated: 1 },
      notModified: 1,
      faulty304s: 1,
      findings: { must: 1, should: 0, advice: 1, info: 0 },
      transferred: tally,
    },
    savings: {
      byRevalidation: { ...tally, waitMs: 20, unknownWaits: 0 },
      byCache: tally,
      avoidable: {
        cost: tally,
        revalidations: { exchanges: 1, bytes: 40, waitMs: 20, unknownWaits: 0, cost: tally },
        downloads: { exchanges: 1, bytes: 7, cost: tally },
      },
      cacheInsight: { resources: 1, wasted: tally },
      cold: visit,
      revisits,
      visits: {
        types: [{ name: 'script', resources: 1, cold: visit, revisits }],
        hosts: [{ name: text, resources: 1, cold: visit, revisits }],
      },
    },
    resources: [
      {
        id: text,
        method: text,
        url: text,
        type: 'script',
        mimeType: text,
        exchanges: [0],
        findings: [0, 1],
        policy: {
          storable: { private: true, shared: true },
          lifetimeSeconds: { private: 60, shared: null },
          heuristic: true,
          validator: 'strong',
          known: true,
          noCache: false,
          cacheControl: text,
          validatorValue: text,
        },
        recommendation: { cacheControl: `private, ${text}`, reason: text, code: 'personal' },
        transferred: tally,
        savedByRevalidation: tally,
        savedByCache: tally,
        faulty304s: 1,
        cacheInsight: { ttlSeconds: 60, wastedBytes: { how: 'estimated', bytes: 40, low: 10, high: 90 } },
      },
    ],
    exchanges: [
      {
        id: 0,
        entry: 0,
        startedAt: '2026-11-23T12:00:00.000Z',
        method: text,
        url: text,
        status: 304,
        source: 'revalidated',
        page: 0,
        wire: { request: { how: 'measured', bytes: 200 }, response: { how: 'unknown' } },
        ageSeconds: null,
        lifetimeSeconds: { private: 60, shared: null },
        waitMs: 20,
        decision: { action: 'revalidate', reasons: [{ code: 'validated', message: text }] },
        notModified: {
          fields: {
            date: 'missing',
            etag: 'present',
            'content-location': 'not-sent-by-origin',
            expires: 'unknown',
            'cache-control': 'present',
            vary: 'missing',
          },
          body: 'announced',
          saved: { how: 'estimated', bytes: -40, low: -90, high: 10 },
          baseline: null,
          values: {
            date: both,
            etag: both,
            'content-location': both,
            expires: both,
            'cache-control': both,
            vary: both,
          },
          conditional: [{ field: text, value: text }],
          requestComplete: true,
          stored: { how: 'derived', bytes: 40 },
          contentLength: text,
        },
      },
    ],
    findings: (['must', 'advice'] as const).map((level) => ({
      rule: '304-vary-missing',
      level,
      resource: text,
      exchanges: [0],
      title: text,
      message: text,
      why: text,
      browsers: { chromium: text, firefox: text },
      fix: text,
      evidence: [{ field: text, value: text }],
      spec: { title: 'RFC 9110', section: '§15.4.5', url: 'https://www.rfc-editor.org/rfc/rfc9110' },
    })),
    rules: [{ rule: '304-vary-missing', findings: 2, exchanges: 2, cannotTell: 1 }],
  };
}

/** Texts that somebody would send who wants a report to do something. */
export const HOSTILE = [
  "=cmd|' /C calc'!A1",
  '\n=1+1',
  '  @SUM(A1)',
  '\t+1',
  '-1+1',
  '\uff1d1+1',
  '\ufe661+1',
  '\u3000\u207a1',
  'https://x.example/;=1+1',
  'a;"=1+1"',
  '</style><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<!--',
  ']]>',
  '&lt;script&gt;',
  'javascript:alert(1)',
  'https://a.example/\u202etxt.exe',
  'https://a.example/\r\nSet-Cookie: x\r\n\r\n',
  'a\u0000b',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31m',
  '\ud800',
  '\u2028\u2029\u200b\ufeff',
  '\u{e0041}',
  '__proto__',
  '',
];
