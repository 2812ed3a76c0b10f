import type { BrowserSession } from '../../src/drive/session.ts';
import { waitFor } from '../../src/drive/waiting.ts';

/** A row of the panel's table, as it stands in the panel's document. */
export interface ShownRow {
  readonly url: string;
  readonly exchanges: number;
  /** The cells' text by column. */
  readonly cells: Record<string, string>;
}

/** The 304 check as it stands in the panel's document. */
export interface ShownCheck {
  /** Verdict by field, as data and as the word shown. */
  readonly verdicts: Record<string, { verdict: string; word: string; full: string; notModified: string }>;
  readonly savedBytes: number;
}

export const shownRows = (session: BrowserSession): Promise<ShownRow[]> =>
  session.inPanel(() =>
    [...document.querySelectorAll<HTMLElement>('#resources tbody tr')].map((row) => ({
      url: row.dataset['resourceUrl'] ?? '',
      exchanges: Number(row.dataset['exchanges']),
      cells: Object.fromEntries(
        [...row.querySelectorAll<HTMLElement>('td')].map((cell) => [
          cell.dataset['column'] ?? '',
          cell.textContent.trim(),
        ]),
      ),
    })),
  );

/** Waits until the table shows what `holds` asks for, and gives its rows. */
export async function rowsWhen(
  session: BrowserSession,
  what: string,
  holds: (rows: readonly ShownRow[]) => boolean,
): Promise<readonly ShownRow[]> {
  const found = await waitFor(
    (awaited) => awaited.state(what),
    async () => {
      const rows = await shownRows(session);
      return holds(rows) ? { rows } : undefined;
    },
  );
  return found.rows;
}

/** A figure of the summary: the bytes or the count behind it, and its text. */
export const shownFigure = (
  session: BrowserSession,
  name: string,
): Promise<{ bytes: number; count: number; text: string }> =>
  session.inPanel((figure) => {
    const element = document.querySelector<HTMLElement>(`#summary [data-figure="${figure}"]`);
    return {
      bytes: Number(element?.dataset['bytes']),
      count: Number(element?.dataset['count']),
      text: element?.textContent ?? '',
    };
  }, name);

/** Opens a resource's details by clicking its row, and gives its latest 304 check. */
export async function openCheck(session: BrowserSession, url: string): Promise<ShownCheck> {
  await session.clickInPanel(`#resources tr[data-resource-url="${url}"]`);
  await waitFor(
    (awaited) => awaited.state(`the details of ${url}`),
    () =>
      session.inPanel(
        (wanted) =>
          document.querySelector<HTMLElement>('#details')?.dataset['resourceUrl'] === wanted &&
          document.querySelector('#details .check tr[data-field]') !== null,
        url,
      ),
  );
  return session.inPanel(() => {
    const text = (row: Element, selector: string) => row.querySelector(selector)?.textContent?.trim() ?? '';
    const rows = [...document.querySelectorAll<HTMLElement>('#details .check tr[data-field]')];
    const saved = document.querySelector<HTMLElement>('#details .check [data-figure="saved"]');
    return {
      verdicts: Object.fromEntries(
        rows.map((row) => [
          row.dataset['field'] ?? '',
          {
            verdict: row.dataset['verdict'] ?? '',
            word: text(row, '.verdict-word'),
            full: text(row, '[data-value="full"]'),
            notModified: text(row, '[data-value="304"]'),
          },
        ]),
      ),
      savedBytes: Number(saved?.dataset['bytes']),
    };
  });
}
