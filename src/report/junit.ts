import XmlBuilder from 'fast-xml-builder';
import type { Finding, Report, ResourceReport } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import type { Level } from '../rules/rule.ts';
import { changeText } from './report-text.ts';
import { exportWording, producerName, type Wording } from './wording.ts';

/** Levels whose findings fail a test: what the standard asks for. Others are told by a test that passes. */
const FAILING: ReadonlySet<Level> = new Set<Level>(['must', 'should']);

/** An element as the writer takes it: attributes begin with `@`. */
type Element = Readonly<Record<string, unknown>>;

/** A test case and what became of it. */
interface Case {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  readonly element: Element;
}

/**
 * The report as JUnit XML, in the form that Jenkins reads and others with it: a suite for each resource, in it a test for
 * each rule that found something, which fails at the levels `must` and `should`, or one that passes where nothing was
 * found. What could not be judged, rules and entries, are skipped tests of the last suite.
 */
export function toJunit(report: Report, { language }: { readonly language: Language }): string {
  const wording = exportWording(language);
  const shown = changeText(report, visible);
  const suites = [
    ...shown.resources.map((resource) => resourceSuite(resource, shown, wording)),
    captureSuite(shown, wording),
  ];
  const sum = (count: 'tests' | 'failures') =>
    suites.reduce((total, suite) => total + Number(suite[`@${count}`]), 0);
  return new XmlBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    suppressBooleanAttributes: false,
    format: true,
    suppressEmptyNode: true,
  }).build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `Not Modified ${report.tool.version}`,
      '@tests': sum('tests'),
      '@failures': sum('failures'),
      testsuite: suites,
    },
  });
}

function resourceSuite(resource: ResourceReport, report: Report, wording: Wording): Element {
  const findings = resource.findings.flatMap((index) => report.findings[index] ?? []);
  const suite = `${resource.method} ${resource.url}`;
  const cases = findings.map((finding) => findingCase(finding, suite, wording));
  const passed = testCase('passed', suite, wording.messages.report.junit.noFinding);
  return suiteOf(suite, cases.length > 0 ? cases : [passed]);
}

function findingCase(finding: Finding, suite: string, { messages }: Wording): Case {
  const { level, title, message, why, fix, evidence, exchanges, spec } = finding;
  const { fault, levels } = messages.report;
  const lines = [
    message,
    why,
    fix === undefined ? undefined : fault.toDo(fix),
    fault.exchanges(exchanges.length, exchanges.join(', ')),
    ...evidence.map(({ field, value }) => `${field}: ${value}`),
    spec && `${spec.title} ${spec.section} ${spec.url}`,
  ];
  const text = lines.filter((line) => line !== undefined).join('\n');
  const name = `${finding.rule} (${levels[level]})`;
  return FAILING.has(level)
    ? testCase('failed', suite, name, { failure: { '@type': level, '@message': title, '#text': text } })
    : testCase('passed', suite, name, { 'system-out': text });
}

/** What is to be known of the whole: notes, and as skipped tests what could not be judged. */
function captureSuite(report: Report, { messages, figures }: Wording): Element {
  const words = messages.report;
  const suite = words.junit.capture;
  const { capture, rules, profile } = report;
  const notJudged = [
    ...rules
      .filter(({ cannotTell }) => cannotTell > 0)
      .map(
        ({ rule, cannotTell }) =>
          [rule, words.junit.cannotTell(cannotTell, figures.count(cannotTell))] as const,
      ),
    ...capture.skipped.map(
      ({ entry, reason }) => [words.junit.entry(entry), words.skipped.entry(entry, reason)] as const,
    ),
  ];
  const cases = notJudged.map(([name, reason]) => testCase('skipped', suite, name, { skipped: reason }));
  const properties = { producer: producerName(capture.producer), profile };
  return suiteOf(suite, cases, {
    properties: {
      property: Object.entries(properties).map(([name, value]) => ({ '@name': name, '@value': value })),
    },
    ...(capture.notes.length > 0 && {
      'system-out': capture.notes.map(({ message }) => message).join('\n'),
    }),
  });
}

const testCase = (outcome: Case['outcome'], suite: string, name: string, inner: Element = {}): Case => ({
  outcome,
  element: { '@name': name, '@classname': suite, ...inner },
});

function suiteOf(name: string, cases: readonly Case[], { properties, ...behind }: Element = {}): Element {
  const count = (wanted: Case['outcome']) => cases.filter(({ outcome }) => outcome === wanted).length;
  return {
    '@name': name,
    '@tests': cases.length,
    '@failures': count('failed'),
    '@errors': 0,
    '@skipped': count('skipped'),
    ...(properties === undefined ? {} : { properties }),
    testcase: cases.map(({ element }) => element),
    ...behind,
  };
}
