import type { Report } from '../audit/report.ts';
import { documentFormats, type Format, type RenderOptions } from './document-formats.ts';
import { toJunit } from './junit.ts';
import { inOnePiece, type Pieces } from './pieces.ts';
import { type Masking, preparedReport } from './redact.ts';
import { toSarif } from './sarif.ts';

/** Every format by its name. A new one is a file beside this one and a line here. */
export const formats = {
  ...documentFormats,
  sarif: {
    write: (report, options) => inOnePiece(toSarif(report, options)),
    extension: 'sarif',
    mediaType: 'application/sarif+json',
    forPrograms: true,
  },
  junit: {
    write: (report, options) => inOnePiece(toJunit(report, options)),
    extension: 'xml',
    mediaType: 'application/xml',
    forPrograms: true,
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;

/** The names of the formats, in the order in which they are offered. */
export const FORMAT_NAMES = Object.keys(formats) as readonly FormatName[];

/**
 * The report in one of the formats, redacted unless `redacted` is false. Either way a note in it says what was
 * done.
 */
export const exportReport = (report: Report, format: FormatName, options: RenderOptions & Masking): string =>
  [...exportPieces(report, format, options)].join('');

/** The same in pieces, which may come to more than a string can hold. */
export const exportPieces = (report: Report, format: FormatName, options: RenderOptions & Masking): Pieces =>
  formats[format].write(preparedReport(report, options), options);
