import { createRequire } from 'node:module';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import type { Log, Result, Run } from 'sarif';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { toSarif } from '../../src/report/sarif.ts';
import { captureRules, rules } from '../../src/rules/index.ts';
import { HOSTILE, reportHolding, reportOn, SETTINGS, TWO_VISITS } from './reports.ts';

const require = createRequire(import.meta.url);
/** The schema of the standard, from a package of those who wrote it. */
const schema: object = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// A pattern of the schema is no regular expression in Unicode mode.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(schema);

function objectionsTo(sarif: string): string[] {
  validate(JSON.parse(sarif));
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const runOf = (sarif: string): Run => (JSON.parse(sarif) as Log).runs[0] as Run;
const resultsOf = (sarif: string): Result[] => runOf(sarif).results ?? [];
const sarif = toSarif(reportOn(TWO_VISITS), { language: 'en' });

describe('the SARIF export', () => {
  it.each(LANGUAGES)('keeps to the schema of the standard in %s', (language) => {
    expect(objectionsTo(toSarif(reportOn(TWO_VISITS, language, SETTINGS), { language }))).toEqual([]);
  });

  it('declares every rule, with its text, its section and its level', () => {
    const declared = runOf(sarif).tool.driver.rules ?? [];
    expect(declared.map(({ id }) => id)).toEqual([...rules, ...captureRules].map(({ id }) => id));
    expect(declared.find(({ id }) => id === '304-etag-missing')).toMatchObject({
      shortDescription: { text: '304 without ETag' },
      helpUri: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5',
      defaultConfiguration: { level: 'error' },
    });
  });

  it('has a result for each finding, with the level of its weight, its evidence and its exchanges', () => {
    const report = reportOn(TWO_VISITS);
    const results = resultsOf(sarif);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(report.findings.map(({ rule }) => rule));
    const levels = { must: 'error', should: 'warning', advice: 'note', info: 'none' };
    for (const [at, { level, evidence, exchanges }] of report.findings.entries()) {
      expect(results[at]).toMatchObject({
        level: levels[level],
        kind: level === 'info' ? 'informational' : 'fail',
        properties: { evidence, exchanges },
      });
    }
  });

  it('names the file that a mirror of the site would have, its first line, and the URL', () => {
    const result = resultsOf(sarif).find(({ ruleId }) => ruleId === '304-etag-missing');
    expect(result?.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: 'site.example/app.js' }, region: { startLine: 1 } },
        logicalLocations: [{ fullyQualifiedName: 'https://site.example/app.js', kind: 'resource' }],
      },
    ]);
    expect(result?.webRequest).toEqual({ method: 'GET', target: 'https://site.example/app.js' });
  });

  it.each([
    ['http://localhost:8080/a', 'localhost%3A8080/a'],
    ['http://[::1]/a?x=https://b.example/', '%5B%3A%3A1%5D/a%3Fx%3Dhttps%3A/_/b.example/'],
    ['https://u:p@a.example', 'a.example/'],
    ['https://a.example/%C3%A9/é', 'a.example/%C3%A9/%C3%A9'],
    ['https://a.example//../x', 'a.example/_/__/x'],
  ])('%s stands as %s, which no reader takes for an absolute URL', (url, file) => {
    const [result] = resultsOf(toSarif(reportHolding(url), { language: 'en' }));
    const uri = result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri ?? '';
    expect(uri).toBe(file);
    expect(new URL(uri, 'file:///repository/').href.startsWith('file:///repository/')).toBe(true);
  });

  it('tells of the audit itself: notes, entries that were not read, rules that could not tell', () => {
    const [invocation] = runOf(toSarif(reportHolding('x'), { language: 'en' })).invocations ?? [];
    const told = invocation?.toolExecutionNotifications ?? [];
    expect(told.map(({ level, message }) => `${level} ${message.text}`)).toEqual([
      'note x',
      'warning Entry 1: x',
      'note 1 rule could not tell in 1 cases, for the capture does not show enough.',
      'note 304-vary-missing: 1',
    ]);
    expect(told[3]?.associatedRule?.id).toBe('304-vary-missing');
  });

  it('says which levels were changed', () => {
    const [invocation] =
      runOf(toSarif(reportOn(TWO_VISITS, 'en', SETTINGS), { language: 'en' })).invocations ?? [];
    expect(invocation?.ruleConfigurationOverrides?.map(({ configuration }) => configuration)).toEqual([
      { enabled: false },
      { level: 'note' },
    ]);
  });

  it.each(HOSTILE)('%j is neither a link nor a placeholder, and no reference that is none', (text) => {
    const written = toSarif(reportHolding(text), { language: 'en' });
    expect(objectionsTo(written)).toEqual([]);
    for (const { message } of resultsOf(written)) {
      const said = message.text?.replaceAll(/\\[\\[\]]|\{\{|\}\}/g, '') ?? '';
      expect(said).not.toMatch(/[[\]{}]/);
    }
  });
});

describe('the fingerprint of a result', () => {
  const fingerprintOf = (url: string) => {
    const report = reportHolding(url);
    for (const resource of report.resources) resource.method = 'GET';
    return resultsOf(toSarif(report, { language: 'en' }))[0]?.partialFingerprints?.['ruleAndResource/v1'];
  };

  it.each([
    ['another release', 'https://a.example/app.3f2a1b9c.js', 'https://a.example/app.77aa01fe.js'],
    ['other values of the query', 'https://a.example/x?b=1&a=2', 'https://a.example/x?a=9&b=8'],
    ['another identifier', 'https://a.example/users/17/image', 'https://a.example/users/18/image'],
    ['another stand-in', 'https://a.example/redacted-1/x', 'https://a.example/redacted-5/x'],
    ['another user', 'https://ann:x@a.example/x#1', 'https://bob@a.example/x'],
  ])('is the same with %s', (_, one, other) => {
    expect(fingerprintOf(one)).toBe(fingerprintOf(other));
    expect(fingerprintOf(one)).toMatch(/^[\da-f]{16}:1$/);
  });

  it('differs by rule, method, URL, and number where all are the same', () => {
    const results = resultsOf(sarif);
    const prints = results.map(({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash']);
    expect(new Set(prints).size).toBe(results.length);
    expect(fingerprintOf('https://a.example/x')).not.toBe(fingerprintOf('https://a.example/y'));
    expect(
      resultsOf(toSarif(reportHolding('https://a.example/x'), { language: 'en' })).map(
        ({ partialFingerprints }) => partialFingerprints?.['primaryLocationLineHash']?.slice(-2),
      ),
    ).toEqual([':1', ':2']);
  });
});
