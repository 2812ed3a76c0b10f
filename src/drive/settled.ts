/** ms. A page that has not come to rest for so long may never do. */
export const REST_LIMIT = 10_000;

/** In the recorder's document: which document of the inspected page rests with all its requests told, by its origin. */
export const RESTING = `document.documentElement.dataset.rests`;

/**
 * For the page's own context, as text: true once the document is complete and no resource has been added for
 * 500 ms. It keeps its notes on the page's window under a symbol.
 */
export const SETTLED = `(() => {
  const key = Symbol.for('not-modified settled');
  const count = performance.getEntriesByType('resource').length;
  const notes = (window[key] ??= { count: -1, since: 0 });
  if (notes.count !== count) { notes.count = count; notes.since = performance.now(); }
  return document.readyState === 'complete' && performance.now() - notes.since >= 500;
})()`;
