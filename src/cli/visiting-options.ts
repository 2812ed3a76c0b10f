import { type Command, Option } from 'commander';
import { BROWSER_NAMES, type BrowserName } from '../drive/browser.ts';
import type { AddedFields } from '../drive/sent-along.ts';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import { CommandError } from './command-error.ts';
import { choice, oneOf } from './options.ts';

type Text = TerminalMessages['command'];

/** How pages are to be visited. */
export interface VisitingRequest {
  readonly browser: BrowserName;
  /** Of each page, one after the other. */
  readonly visits: number;
  /** For the origin of each page, and no other. */
  readonly fields: AddedFields['fields'];
  /** The file with cookies and local storage. */
  readonly storageState: string | undefined;
  /** For one visit, ms. */
  readonly timeoutMs: number;
  /** Browsers at a time. */
  readonly concurrency: number;
  /** Whether the URLs are those of sitemaps. */
  readonly sitemap: boolean;
  /** Pages of sitemaps at most. */
  readonly most: number;
}

/** The options, as commander gives them. */
export interface VisitingOptions {
  readonly browser: string;
  readonly visits: string;
  readonly header: readonly string[];
  readonly storageState?: string;
  readonly timeout: string;
  readonly concurrency: string;
  readonly sitemap?: true;
  readonly pages: string;
}

const DEFAULTS = { visits: '2', timeout: '60', concurrency: '1', pages: '20' };

/** Declares how URLs are visited. */
export function declareVisiting(command: Command, { description }: Text): void {
  command
    .addOption(choice('--browser', BROWSER_NAMES, description.browser, 'chromium'))
    .option('--visits <N>', description.visits, DEFAULTS.visits)
    .addOption(
      new Option('--header <FIELD>', description.header)
        .default([])
        .argParser((line: string, lines: readonly string[]) => [...lines, line]),
    )
    .option('--storage-state <FILE>', description.storageState)
    .option('--timeout <SECONDS>', description.timeout, DEFAULTS.timeout)
    .option('--concurrency <N>', description.concurrency, DEFAULTS.concurrency)
    .option('--sitemap', description.sitemap)
    .option('--pages <N>', description.pages, DEFAULTS.pages);
}

const NAMES: readonly (keyof VisitingOptions)[] = [
  'browser',
  'visits',
  'header',
  'storageState',
  'timeout',
  'concurrency',
  'sitemap',
  'pages',
];

/**
 * Reads how URLs are visited.
 * @throws CommandError with one line where an option is unusable, or is about URLs where none is named
 */
export function readVisiting(
  command: Command,
  options: VisitingOptions,
  { usage }: Text,
  hasUrls: boolean,
): VisitingRequest {
  const given = NAMES.filter((name) => command.getOptionValueSource(name) === 'cli');
  const [first] = given;
  if (first !== undefined && !hasUrls) throw new CommandError(usage.onlyForUrls(flagOf(first)));
  if (given.includes('pages') && !options.sitemap) throw new CommandError(usage.onlyForSitemaps('--pages'));
  if (options.storageState === '') throw new CommandError(usage.missingValue('--storage-state'));
  const number = (name: 'visits' | 'timeout' | 'concurrency' | 'pages', most: number) =>
    wholeNumber(flagOf(name), options[name], most, usage);
  return {
    browser: oneOf('--browser', options.browser, BROWSER_NAMES, usage),
    visits: number('visits', 20),
    fields: options.header.map((line, place) => fieldOf(line, place + 1, usage)),
    storageState: options.storageState,
    timeoutMs: number('timeout', 3_600) * 1_000,
    concurrency: number('concurrency', 16),
    sitemap: options.sitemap === true,
    most: number('pages', 10_000),
  };
}

const flagOf = (name: string): string =>
  `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function wholeNumber(flag: string, value: string, most: number, usage: Text['usage']): number {
  const number = /^[1-9]\d{0,5}$/.test(value) ? Number(value) : Number.NaN;
  if (!(number <= most)) throw new CommandError(usage.noCount(flag, value, most));
  return number;
}

/** `Name: value`, by the grammar of RFC 9110 §5.1 and §5.5. What is none may hold a credential, and is not repeated. */
function fieldOf(line: string, place: number, usage: Text['usage']): readonly [name: string, value: string] {
  const [, name, value] =
    /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new CommandError(usage.noField(place));
  return [name, value];
}
