import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type TestSuite } from 'junit2json';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { toJunit } from '../../src/report/junit.ts';
import { HOSTILE, reportHolding, reportOn, TWO_VISITS } from './reports.ts';

const schema = readFileSync(join(import.meta.dirname, 'jenkins-junit.xsd'), 'utf8');

/** What libxml2 has against the text by the schema of Jenkins. */
async function objectionsTo(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: xml }],
    schema: [schema],
  });
  return errors.map(({ message }) => message);
}

/** The suites as a reader of the format sees them. */
async function suitesOf(xml: string): Promise<TestSuite[]> {
  const read = await parse(xml);
  return read && 'testsuite' in read ? (read.testsuite ?? []) : [];
}

/** Every test: suite, name and outcome. */
const casesOf = async (xml: string): Promise<string[]> =>
  (await suitesOf(xml)).flatMap(({ name, testcase = [] }) =>
    testcase.map((one) => {
      const outcome = one.failure ? 'failed' : one.skipped ? 'skipped' : 'passed';
      return `${name}: ${one.name} ${outcome}`;
    }),
  );

describe('the JUnit export', () => {
  const xml = toJunit(reportOn(TWO_VISITS), { language: 'en' });

  it.each(LANGUAGES)('keeps to the schema of Jenkins in %s', async (language) => {
    expect(await objectionsTo(toJunit(reportOn(TWO_VISITS, language), { language }))).toEqual([]);
  });

  it('is held to a schema that objects', async () => {
    expect(await objectionsTo(xml.replace('<testcase ', '<testcase odd="1" '))).not.toEqual([]);
    expect(await objectionsTo(xml.replace('</testsuites>', ''))).not.toEqual([]);
  });

  it('has a suite for each resource and a test for each rule that found something', async () => {
    expect(await casesOf(xml)).toEqual([
      'GET https://site.example/app.js: 304-etag-missing (MUST) failed',
      'GET https://site.example/app.js: 304-vary-missing (MUST) failed',
      'GET https://site.example/theme.css: no finding passed',
      'GET https://site.example/logo.png: validator-missing (SHOULD) failed',
      'GET https://site.example/logo.png: short-ttl-waste (advice) passed',
      'capture: 304-body skipped',
      'capture: entry 6 skipped',
    ]);
  });

  it('says of a failure what was seen, what to do, and the section', () => {
    expect(xml).toContain('<failure type="must" message="304 without ETag">');
    expect(xml).toContain('To do: Send the same ETag on the 304 as on the full response.');
    expect(xml).toContain('RFC 9110 §15.4.5 https://www.rfc-editor.org/rfc/rfc9110#section-15.4.5');
  });

  it('counts what it holds', async () => {
    const suites = await suitesOf(xml);
    const sum = (name: 'tests' | 'failures' | 'skipped' | 'errors') =>
      suites.reduce((total, suite) => total + (suite[name] ?? 0), 0);
    expect([sum('tests'), sum('failures'), sum('skipped'), sum('errors')]).toEqual([7, 3, 2, 0]);
    expect(xml).toContain('<testsuites name="Not Modified 0.1.0" tests="7" failures="3">');
  });

  it('has its notes also where the capture is empty', async () => {
    const empty = { ...reportHolding('x'), resources: [], exchanges: [], findings: [] };
    const written = toJunit(empty, { language: 'en' });
    expect(written).toContain('<system-out>x</system-out>');
    expect(await objectionsTo(written)).toEqual([]);
  });

  it('stays what it is whatever stands in the capture', async () => {
    const written = HOSTILE.map((text) => toJunit(reportHolding(text), { language: 'en' }));
    const found = await Promise.all(written.map(objectionsTo));
    expect(found.filter((objections) => objections.length > 0)).toEqual([]);
    for (const each of written) {
      const outcomes = (await casesOf(each)).map((line) => line.split(' ').at(-1));
      expect(outcomes).toEqual(['failed', 'passed', 'skipped', 'skipped']);
    }
  });
});
