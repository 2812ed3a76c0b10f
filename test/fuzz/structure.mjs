import {
  ADDRESSES,
  FIELD_NAMES,
  FIELD_VALUES,
  MOMENTS,
  NAMES,
  NUMBERS,
  STRINGS,
  UNWRITABLE,
} from './hostile-values.mjs';

/** Stands in a text for a value nested too deeply for anything but text: how deep, and of what. */
const DEEP = /"deep:(\d+):(list|object)"/g;

/** A value that has no business where it is put. */
function hostileValue(random, writable) {
  return random.pick([
    () => random.pick(STRINGS),
    () => random.pick(NUMBERS),
    () => random.pick(ADDRESSES),
    () => random.pick(MOMENTS),
    () => random.pick([null, true, false, [], {}, [[]], [null], { '': null }]),
    () => nested(random.integer(1, 400), random.chance(0.5)),
    () =>
      writable
        ? `deep:${random.integer(1_000, 60_000)}:${random.pick(['list', 'object'])}`
        : random.pick(UNWRITABLE),
    () => Array.from({ length: random.integer(1, 2_000) }, () => random.pick(NUMBERS)),
    () => Object.defineProperty({}, random.pick(NAMES), { value: { polluted: true }, enumerable: true }),
  ])();
}

function nested(depth, inLists) {
  let value = 1;
  for (let level = 0; level < depth; level++) value = inLists ? [value] : { a: value };
  return value;
}

/** Every object and list of a value, down to a depth. */
function holdersIn(value, depth = 12) {
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return [value, ...Object.values(value).flatMap((inner) => holdersIn(inner, depth - 1))];
}

const keysOf = (holder) => Object.keys(holder);
/** Sets a property of an object's own, whatever its name; what cannot be changed stays what it is, as a list's length. */
function put(holder, key, value) {
  if (Array.isArray(holder) && key === 'length') return;
  Reflect.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

/** What may be done to one object or list of a capture. */
const CHANGES = [
  (holder, key) => delete holder[key],
  (holder, key, random, writable) => put(holder, key, hostileValue(random, writable)),
  (holder, key, random, writable) => put(holder, key, hostileValue(random, writable)),
  (holder, key, random) => {
    const other = random.pick(keysOf(holder));
    const value = holder[key];
    put(holder, key, holder[other]);
    put(holder, other, value);
  },
  (holder, key, random) => put(holder, random.pick(NAMES), holder[key]),
  (holder, key) => put(holder, key, [holder[key]]),
  (holder, key) => put(holder, key, { [key]: holder[key] }),
  (holder, key) => put(holder, key, String(holder[key])),
];

const recordIn = (value) => (typeof value === 'object' && value !== null ? value : {});

/** What may be done to an entry by those who know what it means. */
const ENTRY_CHANGES = [
  (entry, random) => put(recordIn(entry.request), 'url', random.pick(ADDRESSES)),
  (entry, random) => put(entry, 'startedDateTime', random.pick(MOMENTS)),
  (entry, random) =>
    put(entry, random.pick(['time', '_fromCache', '_resourceType']), random.pick([...NUMBERS, ...STRINGS])),
  (entry, random) => put(recordIn(entry.timings), 'wait', random.pick(NUMBERS)),
  (entry, random) => put(recordIn(entry.response), 'status', random.pick([...NUMBERS, '304', null])),
  (entry, random) =>
    put(
      recordIn(random.pick([entry.request, entry.response])),
      random.pick(['headersSize', 'bodySize', '_transferSize']),
      random.pick(NUMBERS),
    ),
  (entry, random) =>
    put(recordIn(entry.response?.content), random.pick(['size', 'compression']), random.pick(NUMBERS)),
  changeLines,
  changeLines,
  changeLines,
];

function changeLines(entry, random) {
  const { headers } = recordIn(random.pick([entry.request, entry.response]));
  if (!Array.isArray(headers)) return;
  const line = { name: random.pick(FIELD_NAMES), value: random.pick([...FIELD_VALUES, ...STRINGS]) };
  if (random.chance(0.05)) headers.push(...Array.from({ length: random.integer(100, 2_000) }, () => line));
  else headers.splice(random.integer(0, headers.length), random.integer(0, 1), line);
}

/** Changes a parsed capture in a few places. `writable`: whether it stays one that can be written as JSON. */
export function changeStructure(capture, random, writable) {
  const entries = capture.log?.entries ?? capture.entries ?? capture;
  for (let left = random.integer(1, 6); left > 0; left--) {
    const entry = Array.isArray(entries) && entries.length > 0 ? random.pick(entries) : undefined;
    if (random.chance(0.6) && typeof entry === 'object' && entry !== null && !Array.isArray(entry)) {
      random.pick(ENTRY_CHANGES)(entry, random);
      continue;
    }
    const holder = random.pick(holdersIn(random.chance(0.1) ? capture : (entry ?? capture)));
    const keys = holder ? keysOf(holder) : [];
    if (keys.length > 0) random.pick(CHANGES)(holder, random.pick(keys), random, writable);
  }
  if (Array.isArray(entries)) reorder(entries, random);
  return capture;
}

function reorder(entries, random) {
  if (random.chance(0.1)) entries.push(...entries.slice(0, random.integer(1, 4)));
  if (random.chance(0.1)) entries.reverse();
  if (random.chance(0.05)) entries.push(hostileValue(random, true));
}

/** The capture as text, with what is nested beyond the reach of a writer, and now and then a name twice. */
export function writeStructure(capture, random) {
  const text = JSON.stringify(capture, null, random.pick([0, 0, 1, '\t'])) ?? 'null';
  const deep = text.replace(DEEP, (_, depth, kind) =>
    kind === 'list'
      ? '['.repeat(Number(depth)) + ']'.repeat(Number(depth))
      : `${'{"a":'.repeat(Number(depth))}1${'}'.repeat(Number(depth))}`,
  );
  return random.chance(0.2) ? repeatName(deep, random) : deep;
}

/** Puts a name of an object a second time before it, with another value. */
function repeatName(text, random) {
  const member = /"(\w+)":/g;
  member.lastIndex = random.integer(0, text.length);
  const found = member.exec(text);
  if (!found) return text;
  const twin = `"${found[1]}":${JSON.stringify(random.pick([...STRINGS, ...NUMBERS, null, [], {}]))},`;
  return text.slice(0, found.index) + twin + text.slice(found.index);
}
