import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Producer, Trust } from '../../src/har/producers/producer.ts';

const FOLDER = join(import.meta.dirname, '../../src/har/producers');

/** The docblock above a producer in its file, without its stars. */
export function factsOf({ name }: Producer): string {
  const source = readFileSync(join(FOLDER, `${name}.ts`), 'utf8');
  const block = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:const BROWSER|export const)/.exec(source)?.[1] ?? '';
  return block.replaceAll(/^ *\* ?/gm, '').trim();
}

/** Where the facts are known from: what stands before their list, on one line. */
const knownFrom = (producer: Producer): string =>
  (factsOf(producer).split(/\n- /)[0] ?? '').replaceAll(/\s+/g, ' ').replace(/:$/, '.');

const QUESTIONS: Readonly<Record<keyof Trust, string>> = {
  responseBytes: 'Bytes of a response',
  requestBytes: 'Bytes of a request',
  requestLines: 'Request lines are all there',
  responseLines: 'Response lines',
  sensitiveLines: 'Cookie, Set-Cookie, Authorization',
  hits: 'Cache hits',
  notModified: 'Status 304',
  startTimes: 'Start times',
  clients: 'Clients with a cache',
  cache: 'Whose cache',
  listings: 'Entries for a load',
  equalEntries: 'Entries equal to the last figure',
};

const words = (answer: string): string => answer.replaceAll('-', ' ');

/** The trust table of all producers, as a page for people. */
export function producersDocument(producers: readonly Producer[]): string {
  const questions = Object.keys(QUESTIONS) as (keyof Trust)[];
  const rows = producers.map(({ name, trust }) => [
    name,
    ...questions.map((question) => words(trust[question])),
  ]);
  const table = [
    ['', ...questions.map((question) => QUESTIONS[question])],
    rows[0]?.map(() => '---') ?? [],
    ...rows,
  ];
  return `${[
    '# What can be trusted for what',
    'Every program that writes HAR files fills the same fields with other things. This is what is taken from each, and',
    'where that is known from. The table is made from the code: `src/har/producers/`, one file a producer, whose top',
    'says the facts one by one; `producer.ts` says what the answers mean. `npm run docs` brings this page up to date.',
    '',
    ...table.map((cells) => `| ${cells.join(' | ')} |`),
    '',
    '`unmeasured` reads every producer that is not in the table. What an entry lacks is never taken for something that',
    'was not sent.',
    '',
    '## Where it is known from',
    '',
    ...producers.map((producer) => `- **${producer.name}**: ${knownFrom(producer)}`),
  ].join('\n')}\n`;
}
