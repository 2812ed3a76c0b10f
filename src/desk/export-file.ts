import type { Report } from '../audit/report.ts';
import type { Language } from '../messages/messages.ts';

/** The formats that the panel offers, in this order. */
export const EXPORT_FORMATS = ['json', 'csv', 'html', 'markdown'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A file for the person to keep. */
export interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Writes a report in a format, without secrets. The writers are loaded when first asked for. */
export async function exportFile(
  report: Report,
  format: ExportFormat,
  language: Language,
): Promise<SavedFile> {
  const { exportReport, formats } = await import('../report/index.ts');
  const { extension, mediaType } = formats[format];
  return {
    name: `${baseName(report)}.${extension}`,
    type: mediaType,
    text: exportReport(report, format, { language }),
  };
}

/** `not-modified-<host>-<date>` by the first document and the start of the recording, where there are any. */
function baseName(report: Report): string {
  const first = report.resources.find(({ type }) => type === 'document') ?? report.resources[0];
  const host = first && URL.canParse(first.url) ? new URL(first.url).hostname : '';
  const parts = ['not-modified', host.replace(/[^a-z0-9.-]+/gi, '-'), report.capture.startedAt?.slice(0, 10)];
  return parts.filter((part) => part !== undefined && part !== '').join('-');
}
