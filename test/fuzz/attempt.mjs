import { gzipSync } from 'node:zlib';
import { audit, exportReport, FORMAT_NAMES, HarError, readHar } from '../../dist/lib/index.js';
import {
  captureObjections,
  errorObjections,
  exportObjections,
  isPolluted,
  reportObjections,
  schemaObjection,
} from './checks.mjs';
import { timed, timedAsync } from './cost.mjs';

/** The bytes of an input in each form that a capture comes in. */
const FORMS = {
  bytes: ({ bytes }) => new Uint8Array(bytes),
  text: ({ bytes }) => bytes.toString(),
  stream: ({ bytes }, random) => streamOf(bytes, random),
  gzip: ({ bytes }) => new Uint8Array(gzipSync(bytes, { level: 1 })),
  'UTF-16': ({ bytes }) => new Uint8Array(Buffer.from(`\uFEFF${bytes.toString()}`, 'utf16le')),
};
/** The forms in which the same bytes have to read as the bytes do, whatever they are. */
const READ_ALIKE = ['stream', 'gzip'];

function streamOf(bytes, random) {
  let at = 0;
  const most = random.pick([1, 16, 4_096, 65_536]);
  return new ReadableStream({
    pull(controller) {
      const end = Math.min(bytes.length, at + (bytes.length > 20_000 ? 4_096 : 0) + random.integer(1, most));
      if (end > at) controller.enqueue(new Uint8Array(bytes.subarray(at, end)));
      at = end;
      if (at === bytes.length) controller.close();
    },
  });
}

/** What reading gives: a capture, or why there is none. */
const outcome = (input) =>
  readHar(input).then(
    (capture) => ({ capture }),
    (error) => ({ error }),
  );

const printed = ({ capture, error }) => JSON.stringify(capture ?? error.fault ?? String(error));

/**
 * Reads an input in two forms, audits what was read and writes it in every format.
 * @param {{ bytes: Buffer, value?: object }} input
 * @param random decides the forms, the profile and the language
 * @param {{ thorough: boolean }} options whether also what takes long is checked: the schema, and that a second audit
 *   says the same
 * @returns {Promise<{ objections: string[], costs: { step: string, ms: number }[] }>}
 */
export async function attempt(input, random, { thorough }) {
  const objections = [];
  const costs = [];
  const object = (...found) => objections.push(...found);
  const first = input.value ? 'object' : random.pick(Object.keys(FORMS));
  const read = await timedAsync(() => outcome(input.value ?? FORMS[first](input, random)));
  costs.push({ step: `reading as ${first}`, ms: read.ms });
  const { capture, error } = read.result;
  if (error) object(...errorObjections(error, HarError, input.bytes.length * 2 + 2));
  if (!input.value) object(...(await unlike(input, random)));
  if (capture) {
    object(...captureObjections(capture));
    tryAudit(capture, random, thorough, object, costs);
  }
  if (isPolluted()) object('an object of the language was changed');
  return { objections: [...new Set(objections)], costs };
}

async function unlike(input, random) {
  const form = random.pick(READ_ALIKE);
  const [one, other] = [await outcome(FORMS.bytes(input)), await outcome(FORMS[form](input, random))];
  return printed(one) === printed(other) ? [] : [`reads otherwise as ${form} than as bytes`];
}

function tryAudit(capture, random, thorough, object, costs) {
  const options = { profile: random.pick(['rfc9110', 'strict']), language: random.pick(['en', 'zh-CN']) };
  try {
    const { result: report, ms } = timed(() => audit(capture, options));
    costs.push({ step: 'auditing', ms });
    object(...reportObjections(report, capture));
    if (thorough) {
      const objection = schemaObjection(report);
      if (objection) object(objection);
      if (JSON.stringify(audit(capture, options)) !== JSON.stringify(report))
        object('a second audit says something else');
    }
    const redacted = random.chance(0.8);
    for (const format of FORMAT_NAMES) {
      const written = timed(() =>
        exportReport(report, format, { language: options.language, redacted, columns: 80 }),
      );
      costs.push({ step: `writing ${format}`, ms: written.ms });
      object(...exportObjections(format, written.result));
    }
  } catch (error) {
    object(`throws ${error?.stack ?? error}`);
  }
}
