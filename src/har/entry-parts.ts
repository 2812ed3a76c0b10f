import type { Fields } from '../exchange/exchange.ts';
import { AUTHORITY, FieldLines, valueText } from './field-lines.ts';
import { Digest } from './json/digest.ts';
import { wordsOf } from './json/words.ts';
import { recordOf } from './raw-entry.ts';

/** What of an entry an exchange is made from. Nothing is interpreted yet. */
export interface EntryParts {
  /** The entry, perhaps without members that no exchange needs; not an object at all where it was none. */
  readonly entry: unknown;
  readonly requestFields: Fields;
  readonly responseFields: Fields;
  /** Whether `:authority` stands among the request's lines. */
  readonly namesAuthority: boolean;
  /** Equal for responses with the same recorded content; null where none was recorded. */
  readonly contentDigest: string | null;
}

/** The parts of an entry that has been parsed. */
export function partsOf(entry: unknown): EntryParts {
  const record = recordOf(entry);
  const response = recordOf(record?.['response']);
  const headers = recordOf(record?.['request'])?.['headers'];
  return {
    entry,
    requestFields: fieldsOf(headers),
    namesAuthority: namesAuthority(headers),
    responseFields: fieldsOf(response?.['headers']),
    contentDigest: digestOf(recordOf(response?.['content'])?.['text']),
  };
}

const namesAuthority = (headers: unknown): boolean =>
  Array.isArray(headers) && headers.some((line) => recordOf(line)?.['name'] === AUTHORITY);

const lines = new FieldLines();

function fieldsOf(value: unknown): Fields {
  if (!Array.isArray(value)) return [];
  const fields: Fields[number][] = [];
  for (const line of value as unknown[]) {
    const field = recordOf(line);
    if (field && typeof field['name'] === 'string')
      fields.push(...lines.of(field['name'], valueText(field['value'])).lines);
  }
  return fields;
}

const digest = new Digest();

/** The digest of the text as JSON has it, which is what is seen of it in a file. */
function digestOf(text: unknown): string | null {
  if (typeof text !== 'string') return null;
  const bytes = new TextEncoder().encode(JSON.stringify(text));
  digest.begin();
  digest.add(bytes, wordsOf(bytes), 1, bytes.length - 1);
  return digest.end();
}
