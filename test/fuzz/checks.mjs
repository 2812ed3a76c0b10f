import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/report.schema.json'), 'utf8'));
const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false });
addFormats(ajv);
const isReport = ajv.compile(schema);

/** What the schema has against a report; undefined where nothing. */
export function schemaObjection(report) {
  if (isReport(report)) return undefined;
  const [error] = isReport.errors;
  return `schema: ${error.instancePath} ${error.message}`;
}

/** What is wrong with a capture that was read, one line each. */
export function captureObjections({ entries, exchanges, skipped, notes }) {
  const found = [];
  if (exchanges.length + skipped.length !== entries)
    found.push(`${exchanges.length} exchanges and ${skipped.length} skipped of ${entries} entries`);
  const indices = [...exchanges.map(({ entry }) => entry), ...skipped.map(({ entry }) => entry)];
  if (new Set(indices).size !== indices.length) found.push('an entry is listed twice');
  if (indices.some((index) => !Number.isInteger(index) || index < 0 || index >= entries))
    found.push('an entry has an index that no entry has');
  if (!Array.isArray(notes)) found.push('notes are no list');
  for (const { entry, wire, responseHeaderBytes, contentOnWire, content, ...rest } of exchanges) {
    const figures = {
      ...wire,
      responseHeaderBytes,
      contentOnWire,
      encoded: content.encoded,
      decoded: content.decoded,
    };
    for (const [name, figure] of Object.entries(figures))
      found.push(...figureObjections(figure, 0).map((objection) => `exchange: ${name} ${objection}`));
    found.push(...exchangeObjections(rest));
    if (found.length > 3) return [...found, `(entry ${entry})`];
  }
  return found;
}

function exchangeObjections({ startedAt, waitMs, durationMs, url, method, request, response }) {
  const found = [];
  if (startedAt !== null && Number.isNaN(new Date(startedAt).getTime()))
    found.push('exchange: startedAt is no instant');
  for (const [name, time] of Object.entries({ waitMs, durationMs }))
    if (time !== null && !(time >= 0 && Number.isFinite(time))) found.push(`exchange: ${name} is ${time}`);
  if (typeof url !== 'string' || typeof method !== 'string')
    found.push('exchange: no text for method or URL');
  if (!Number.isInteger(response.status) || response.status < 0)
    found.push(`exchange: status ${response.status}`);
  for (const line of [...request.fields, ...response.fields])
    if (line.length !== 2 || line.some((part) => typeof part !== 'string'))
      found.push('exchange: a line is no two texts');
  return found;
}

/** What is wrong with a figure in bytes that cannot be less than `least`. */
function figureObjections(figure, least) {
  const { how, bytes, low, high } = figure ?? {};
  if (how === 'unknown') return Object.keys(figure).length === 1 ? [] : ['is unknown, with a figure'];
  if (how === 'estimated') {
    if (![low, bytes, high].every(Number.isFinite)) return ['is estimated without figures'];
    return least <= low && low <= bytes && bytes <= high
      ? []
      : [`has the range ${low}..${high} for ${bytes}`];
  }
  if (how !== 'measured' && how !== 'derived') return [`is known by ${how}`];
  return Number.isFinite(bytes) && bytes >= least ? [] : [`is ${bytes}`];
}

/** What is wrong with a tally of bytes. */
function tallyObjections({ exchanges, unknown, measuredBytes, estimatedBytes }, least) {
  const range = figureObjections({ how: 'estimated', ...estimatedBytes }, least);
  const counts = unknown >= 0 && unknown <= exchanges ? [] : [`counts ${unknown} unknown of ${exchanges}`];
  return [...figureObjections({ how: 'measured', bytes: measuredBytes }, least), ...range, ...counts];
}

/** What is wrong with a report on a capture, one line each. */
export function reportObjections(report, capture) {
  const found = [
    ...numberObjections(report),
    ...sumObjections(report, capture),
    ...referenceObjections(report),
  ];
  const { savings, summary } = report;
  const tallies = [
    ['transferred', summary.transferred, 0],
    ['byRevalidation', savings.byRevalidation, Number.NEGATIVE_INFINITY],
    ['byCache', savings.byCache, 0],
    ['avoidable', savings.avoidable.cost, 0],
    ['cacheInsight', savings.cacheInsight.wasted, 0],
  ];
  for (const [name, tally, least] of tallies)
    found.push(...tallyObjections(tally, least).map((objection) => `report: ${name} ${objection}`));
  for (const exchange of report.exchanges) {
    const figures = [
      ['wire.request', exchange.wire.request, 0],
      ['wire.response', exchange.wire.response, 0],
      ['saved', exchange.saved, 0],
      ['notModified.saved', exchange.notModified?.saved, Number.NEGATIVE_INFINITY],
    ];
    for (const [name, figure, least] of figures)
      if (figure)
        found.push(...figureObjections(figure, least).map((objection) => `report: ${name} ${objection}`));
  }
  return found;
}

/** Every number has to be one, and what stands in JSON must be what stands in memory. */
function numberObjections(report) {
  const open = [report];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === 'number' && !Number.isFinite(inner)) return [`report: ${name} is ${inner}`];
      if (inner === undefined) return [`report: ${name} is undefined`];
      if (typeof inner === 'object' && inner !== null) open.push(inner);
    }
  }
  return [];
}

function sumObjections({ capture: told, summary, exchanges, resources, findings, savings }, capture) {
  const byLevel = (level) => findings.filter((finding) => finding.level === level).length;
  const sums = [
    ['entries', told.entries, capture.entries],
    ['exchanges', told.exchanges, capture.exchanges.length],
    ['skipped', told.skipped.length, capture.skipped.length],
    ['rows', exchanges.length, capture.exchanges.length],
    [
      'exchanges of resources',
      resources.reduce((sum, resource) => sum + resource.exchanges.length, 0),
      exchanges.length,
    ],
    [
      'exchanges by source',
      Object.values(summary.bySource).reduce((sum, count) => sum + count, 0),
      exchanges.length,
    ],
    ['304s', savings.byRevalidation.exchanges, summary.notModified],
    ['findings', Object.values(summary.findings).reduce((sum, count) => sum + count, 0), findings.length],
    ['findings at must', summary.findings.must, byLevel('must')],
  ];
  return sums.flatMap(([name, is, should]) =>
    is === should ? [] : [`report: ${is} ${name}, not ${should}`],
  );
}

function referenceObjections({ exchanges, resources, findings }) {
  const ids = new Set(exchanges.map(({ id }) => id));
  const names = new Set(resources.map(({ id }) => id));
  const found = [];
  if (ids.size !== exchanges.length) found.push('report: two exchanges have one id');
  if (names.size !== resources.length) found.push('report: two resources have one id');
  for (const finding of findings) {
    if (!names.has(finding.resource)) found.push('report: a finding names no resource');
    if (!finding.exchanges.every((id) => ids.has(id))) found.push('report: a finding names no exchange');
  }
  for (const resource of resources)
    if (!resource.findings.every((index) => findings[index]?.resource === resource.id))
      found.push('report: a resource names a finding of another');
  return found;
}

/** What is wrong with a rejection: all that may come is a HarError that says in one line what and where. */
export function errorObjections(error, HarError, length) {
  if (!(error instanceof HarError)) return [`readHar throws ${error?.stack ?? error}`];
  const { fault, message } = error;
  const found = [];
  if (typeof fault?.code !== 'string') found.push('HarError: no code');
  if (message.includes('\n') || message.length > 400)
    found.push(`HarError: a message of ${message.length} characters or of several lines`);
  // The offset is that of the text as UTF-8, in which what is no character takes three bytes.
  if (fault?.offset !== undefined && !(fault.offset >= 0 && fault.offset <= 3 * length))
    found.push(`HarError: offset ${fault.offset} in ${length} bytes`);
  return found;
}

/** The objects that every other one inherits from, with what they own. */
const PROTOTYPES = [
  Object.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  Function.prototype,
  Map.prototype,
];
const owned = PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).length);

/** Whether a capture has reached the objects that every other one inherits from. */
export const isPolluted = () =>
  PROTOTYPES.some((prototype, index) => Reflect.ownKeys(prototype).length !== owned[index]);

/** What is wrong with an export. */
export function exportObjections(format, text) {
  if (typeof text !== 'string' || text === '') return [`${format}: no text`];
  if (format === 'json') JSON.parse(text);
  if (format === 'html' && /<script|<img|<iframe|\son\w+=|javascript:[^<]*"/i.test(markupOf(text)))
    return ['html: markup of the capture'];
  return [];
}

/** The tags of a page, without the text between them. */
const markupOf = (html) => (html.match(/<[a-z][^>]*>/gi) ?? []).join('');
