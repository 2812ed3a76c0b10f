import type {
  ConfigurationOverride,
  Location,
  Log,
  Notification,
  ReportingConfiguration,
  ReportingDescriptor,
  Result,
} from 'sarif';
import type { Finding, Report, ResourceReport } from '../audit/report.ts';
import { type Language, type Messages, messagesIn } from '../messages/messages.ts';
import { visible } from '../messages/visible.ts';
import { captureRules, rules } from '../rules/index.ts';
import type { Level } from '../rules/rule.ts';
import { createFingerprints } from './fingerprints.ts';
import { changeText } from './report-text.ts';
import { exportWording, untoldText } from './wording.ts';

const RULES = [...rules, ...captureRules];
const INDEX = new Map(RULES.map(({ id }, index) => [id, index]));

/** What is only worth knowing is no failure: by the standard a result of another kind has no level (§3.27.10). */
const LEVELS = { must: 'error', should: 'warning', advice: 'note', info: 'none' } as const satisfies Record<
  Level,
  Result.level
>;

/**
 * The report as SARIF 2.1.0 (OASIS): every rule, a result for each finding, and as notifications what is to be known of
 * the audit itself: notes, entries that were not read, rules that could not tell.
 */
export function toSarif(report: Report, { language }: { readonly language: Language }): string {
  const messages = messagesIn(language);
  const shown = changeText(report, visible);
  const resultOf = createResults(shown, messages);
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Not Modified',
            version: report.tool.version,
            semanticVersion: report.tool.version,
            language,
            rules: RULES.map((rule) => descriptor(rule, messages)),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            ruleConfigurationOverrides: overrides(report),
            toolExecutionNotifications: notifications(shown, language),
          },
        ],
        results: shown.findings.map(resultOf),
        ...(report.capture.notes.some(({ code }) => code === 'redacted') && {
          redactionTokens: ['redacted'],
        }),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function descriptor({ id, level, spec }: (typeof RULES)[number], messages: Messages): ReportingDescriptor {
  const text = messages.findings.byRule[id];
  return {
    id,
    shortDescription: { text: plain(text?.title ?? id) },
    fullDescription: { text: plain(text?.why ?? id) },
    help: { text: plain([text?.fix, `${spec.title} ${spec.section}`].filter(Boolean).join(' ')) },
    helpUri: spec.url,
    defaultConfiguration: { level: LEVELS[level] },
  };
}

/** Levels that were changed by settings. */
function overrides({ settings }: Report): ConfigurationOverride[] {
  return Object.entries(settings?.levels ?? {}).map(([rule, level]) => {
    const configuration: ReportingConfiguration =
      level === 'off' ? { enabled: false } : { level: LEVELS[level] };
    return { descriptor: { id: rule, index: INDEX.get(rule) ?? -1 }, configuration };
  });
}

function notifications(report: Report, language: Language): Notification[] {
  const wording = exportWording(language);
  const words = wording.messages.report;
  const untold = untoldText(report.rules, wording);
  const told = report.rules.filter(({ cannotTell }) => cannotTell > 0);
  return [
    ...report.capture.notes.map(({ code, message }) => notification('note', message, { code })),
    ...report.capture.skipped.map(({ entry, reason }) =>
      notification('warning', words.skipped.entry(entry, reason), { entry }),
    ),
    ...(untold === undefined ? [] : [notification('note', untold)]),
    ...told.map(({ rule, cannotTell }) => ({
      ...notification('note', words.untold.each(rule, wording.figures.count(cannotTell)), { cannotTell }),
      associatedRule: { id: rule, index: INDEX.get(rule) ?? -1 },
    })),
  ];
}

const notification = (
  level: 'note' | 'warning',
  message: string,
  properties?: Notification['properties'],
): Notification => ({ level, message: { text: plain(message) }, ...(properties && { properties }) });

/** Makes results of the findings, in their order. */
function createResults({ resources }: Report, messages: Messages): (finding: Finding) => Result {
  const byId = new Map(resources.map((resource) => [resource.id, resource]));
  const fingerprintOf = createFingerprints();
  return (finding) => {
    const { rule, level, message, why, fix, evidence, exchanges } = finding;
    const resource = byId.get(finding.resource);
    const said = [message, why, fix === undefined ? undefined : messages.report.fault.toDo(fix)];
    const fingerprint = fingerprintOf(rule, resource);
    return {
      ruleId: rule,
      ruleIndex: INDEX.get(rule) ?? -1,
      kind: level === 'info' ? 'informational' : 'fail',
      level: LEVELS[level],
      message: { text: plain(said.filter((part) => part !== undefined).join(' ')) },
      ...(resource && {
        locations: [locationOf(resource)],
        webRequest: { method: resource.method, target: resource.url },
      }),
      // GitHub asks for the second by that name, and tells alerts apart by nothing else.
      partialFingerprints: { 'ruleAndResource/v1': fingerprint, primaryLocationLineHash: fingerprint },
      properties: { exchanges, evidence },
    };
  };
}

/**
 * Where a finding stands. A relative reference, host and path as a mirror of the site would name the file: GitHub turns
 * a file away as a whole in which one location is an absolute URL, and shows no result without a file and a line. The URL
 * itself is the logical location.
 */
const locationOf = ({ url }: ResourceReport): Location => ({
  physicalLocation: { artifactLocation: { uri: fileOf(url) }, region: { startLine: 1 } },
  logicalLocations: [{ fullyQualifiedName: url, kind: 'resource' }],
});

function fileOf(url: string): string {
  const [, host = '', rest = url] = /^[a-z]+:\/\/(?:[^/?#]*@)?([^/?#]*)(.*)$/is.exec(url) ?? [];
  const parts = `${host}${rest.startsWith('/') ? '' : '/'}${rest}`.split('/');
  return parts.map((part, at) => (at === parts.length - 1 && part === '' ? '' : encoded(part))).join('/');
}

/**
 * A part of a path with all that means something in a reference encoded; what is encoded already stays so. One that is
 * empty or of dots alone would lead elsewhere.
 */
const encoded = (part: string): string =>
  /^\.*$/.test(part)
    ? '_'.repeat(Math.max(1, part.length))
    : encodeURIComponent(part).replaceAll(/%25(?=[\da-f]{2})/gi, '%');

/**
 * Text in which nothing is a link or a placeholder: both are written in square brackets and braces
 * (SARIF 2.1.0 §3.11.5 and §3.11.6).
 */
const plain = (text: string): string => text.replace(/[\\[\]]/g, '\\$&').replace(/[{}]/g, '$&$&');
