import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';

/** The formats that the panel offers, in this order. */
export const EXPORT_FORMATS = ['json', 'csv', 'html', 'markdown', 'har'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file for the person to keep. */
export interface SavedFile {
  readonly name: string;
  /** With its media type. It may be longer than a string can be, and passes between threads without being copied. */
  readonly content: Blob;
}

/** A file and what was done about secrets in it, in words. */
export interface ExportedFile extends SavedFile {
  readonly note: string;
}

/** How a capture is to be written. */
export interface ExportWish {
  readonly language: Language;
  /** With all that looks like a secret; masked where it is not said. */
  readonly secrets: boolean;
}

/** Writes a report in a format. The writers are loaded when first asked for. */
export async function exportFile(
  report: Report,
  format: Exclude<ExportFormat, 'har'>,
  { language, secrets }: ExportWish,
): Promise<ExportedFile> {
  const [{ documentFormats }, { preparedReport }] = await Promise.all([
    import('../report/document-formats.ts'),
    import('../report/redact.ts'),
  ]);
  const { extension, mediaType, write } = documentFormats[format];
  const prepared = preparedReport(report, { language, redacted: !secrets });
  return {
    name: `${baseName(report)}.${extension}`,
    content: new Blob([...write(prepared, { language })], { type: mediaType }),
    note: prepared.capture.notes.at(-1)?.message ?? '',
  };
}

/** Writes the exchanges of a report as a HAR, from entries by their places. */
export async function exportHar(
  report: Report,
  entryAt: (place: number) => unknown,
  { language, secrets }: ExportWish,
): Promise<ExportedFile> {
  const { toHar } = await import('../report/har.ts');
  const { name, version } = report.capture.producer;
  const creator = { name: CREATORS[name] ?? name, ...(version !== undefined && { version }) };
  const { pieces, note } = toHar(report, { entryAt, creator }, { language, redacted: !secrets });
  const content = new Blob([...pieces], { type: 'application/json' });
  return { name: `${baseName(report)}.har`, content, note };
}

/** By what name browsers sign the HARs that they save, by the name that a recording has for them. */
const CREATORS: Readonly<Record<string, string>> = { chromium: 'WebInspector', firefox: 'Firefox' };

/** `not-modified-<host>-<date>` by the first document and the start of the recording, where there are any. */
function baseName(report: Report): string {
  const first = report.resources.find(({ type }) => type === 'document') ?? report.resources[0];
  const host = first && URL.canParse(first.url) ? new URL(first.url).hostname : '';
  const parts = ['not-modified', host.replace(/[^a-z0-9.-]+/gi, '-'), report.capture.startedAt?.slice(0, 10)];
  return parts.filter((part) => part !== undefined && part !== '').join('-');
}
