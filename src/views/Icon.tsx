/** One set of drawings on a 12 × 12 grid; they take the colour of the text around them. */
const drawings = {
  present: 'M2 6.5 4.8 9.3 10 3.2',
  missing: 'M3 3 9 9M9 3 3 9',
  'not-sent-by-origin': 'M5.4 6h1.2',
  unknown: 'M4 4.4C4 3 5 2.2 6.1 2.2S8.2 3 8.2 4.2C8.2 5.8 6.1 5.8 6.1 7.4M6.1 9.6v.4',
  differs: 'M2.5 4.6h7M2.5 7.6h7M8.4 2.2 3.6 10',
  attention: 'M6 2v5.2M6 9.4v.4',
  advice: 'M3 6.5 6 3.5 9 6.5M6 3.5v6',
  info: 'M6 5.4v4M6 2.6v.4',
} as const;

export type IconName = keyof typeof drawings;

/** A glyph beside a word that says the same; hidden from assistive technology. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true" focusable="false">
    <path d={drawings[name]} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" />
  </svg>
);
