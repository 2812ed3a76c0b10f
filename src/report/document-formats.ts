import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';
import { type CsvRows, csvPieces } from './csv.ts';
import { toHtml } from './html.tsx';
import { jsonPieces } from './json.ts';
import { toMarkdown } from './markdown.ts';
import { inOnePiece, type Pieces } from './pieces.ts';
import { toText } from './text.ts';

/** How an export is written. A format takes of it what concerns it. */
export interface RenderOptions {
  readonly language: Language;
  /** Whether a terminal shows colours. */
  readonly colour?: boolean;
  /** Width of the terminal, columns. */
  readonly columns?: number;
  /** What CSV has a row for; exchanges where it is left out. */
  readonly rows?: CsvRows;
}

/** A way to write a report down. */
export interface Format {
  /** The same report and options give the same text. */
  write(report: Report, options: RenderOptions): Pieces;
  /** Without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether programs read it, so that it is in English on every machine unless a language is asked for. */
  readonly forPrograms: boolean;
}

/** The formats that a person keeps or hands on, in the panel as well. */
export const documentFormats = {
  text: {
    write: (report, options) => inOnePiece(toText(report, options)),
    extension: 'txt',
    mediaType: 'text/plain;charset=utf-8',
    forPrograms: false,
  },
  json: {
    write: (report) => jsonPieces(report),
    extension: 'json',
    mediaType: 'application/json',
    forPrograms: true,
  },
  csv: {
    write: (report, options) => csvPieces(report, options),
    extension: 'csv',
    mediaType: 'text/csv;charset=utf-8',
    forPrograms: true,
  },
  markdown: {
    write: (report, options) => inOnePiece(toMarkdown(report, options)),
    extension: 'md',
    mediaType: 'text/markdown;charset=utf-8',
    forPrograms: false,
  },
  html: {
    write: (report, options) => inOnePiece(toHtml(report, options)),
    extension: 'html',
    mediaType: 'text/html;charset=utf-8',
    forPrograms: false,
  },
} as const satisfies Record<string, Format>;
