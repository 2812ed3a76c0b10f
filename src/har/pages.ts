import type { Exchange } from '../exchange/exchange.ts';
import type { CapturePage } from './capture.ts';

/** The pages of one capture seen so far, in the order in which their entries first name them. */
export interface Pages {
  /** The index of the page that an entry names; null where it names none. */
  indexOf(reference: string): number | null;
  /** Takes an exchange of that page into account. */
  take(page: number | null, exchange: Pick<Exchange, 'startedAt' | 'url' | 'type' | 'response'>): void;
  pages(): CapturePage[];
}

/**
 * Starts without pages. What is said of a page is what its own exchanges show: producers write a title, a tag or nothing
 * where others write its URL, and list pages before, behind or without the entries that name them.
 */
export function createPages(): Pages {
  const indexes = new Map<string, number>();
  const pages: Seen[] = [];
  return {
    indexOf(reference) {
      if (reference === '') return null;
      const known = indexes.get(reference);
      if (known !== undefined) return known;
      indexes.set(reference, pages.length);
      return pages.push({ id: reference, startedAt: null, first: null }) - 1;
    },
    take(page, exchange) {
      const seen = page === null ? undefined : pages[page];
      const { startedAt, response } = exchange;
      if (!seen || startedAt === null) return;
      if (seen.startedAt === null || startedAt < seen.startedAt) seen.startedAt = startedAt;
      if (response.status >= 300 && response.status < 400 && response.status !== 304) return;
      if (seen.first === null || startedAt < (seen.first.startedAt ?? startedAt)) {
        const { url, type } = exchange;
        seen.first = { startedAt, url, type };
      }
    },
    pages: () =>
      pages.map(({ id, startedAt, first }) => ({
        id,
        ...(first?.type === 'document' && { url: first.url }),
        ...(startedAt !== null && { startedAt }),
      })),
  };
}

interface Seen {
  readonly id: string;
  /** When its first exchange began. */
  startedAt: number | null;
  /** The first of its exchanges that is no redirect: the document, where that was recorded. */
  first: Pick<Exchange, 'startedAt' | 'url' | 'type'> | null;
}
