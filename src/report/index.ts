import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { csvPieces } from './csv.ts';
import { toHtml } from './html.tsx';
import { jsonPieces } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { inOnePiece, type Pieces } from './pieces.ts';
import { redact, unredacted } from './redact.ts';
import { toText } from './text.ts';

/** How an export is written. A format takes of it what concerns it. */
export interface RenderOptions {
  readonly language: Language;
  /** Whether a terminal shows colours. */
  readonly colour?: boolean;
  /** Width of the terminal, columns. */
  readonly columns?: number;
}

/** A way to write a report down. */
export interface Format {
  /** The same report and options give the same text. */
  write(report: Report, options: RenderOptions): Pieces;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
}

/** Every format by its name. A new one is a file beside this one and a line here. */
export const formats = {
  text: {
    write: (report, options) => inOnePiece(toText(report, options)),
    extension: 'txt',
    mediaType: 'text/plain;charset=utf-8',
  },
  json: { write: (report) => jsonPieces(report), extension: 'json', mediaType: 'application/json' },
  csv: { write: (report) => csvPieces(report), extension: 'csv', mediaType: 'text/csv;charset=utf-8' },
  markdown: {
    write: (report, options) => inOnePiece(toMarkdown(report, options)),
    extension: 'md',
    mediaType: 'text/markdown;charset=utf-8',
  },
  html: {
    write: (report, options) => inOnePiece(toHtml(report, options)),
    extension: 'html',
    mediaType: 'text/html;charset=utf-8',
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** The names of the formats, in the order in which they are offered. */
export const FORMAT_NAMES = Object.keys(formats) as readonly FormatName[];

interface Masking {
  readonly language: Language;
  /** Whether what looks like a secret is masked; it is by default. */
  readonly redacted?: boolean;
}

/** The report as exports hold it, redacted unless `redacted` is false. Its last note says which was done. */
export const preparedReport = (report: Report, { language, redacted = true }: Masking): Report =>
  redacted ? redact(report, language) : unredacted(report, language);

/**
 * The report in one of the formats, redacted unless `redacted` is false. Either way a note in it says what was
 * done.
 */
export const exportReport = (report: Report, format: FormatName, options: RenderOptions & Masking): string =>
  [...exportPieces(report, format, options)].join('');

/** The same in pieces, which may come to more than a string can hold. */
export const exportPieces = (report: Report, format: FormatName, options: RenderOptions & Masking): Pieces =>
  formats[format].write(preparedReport(report, options), options);
