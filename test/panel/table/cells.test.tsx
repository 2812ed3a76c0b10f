import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { cells } from '../../../src/panel/table/cells.tsx';
import { wordingIn } from '../../../src/views/wording-in.ts';
import { reportOn, rowsOf, TWO_VISITS } from '../steps.ts';

it('names no status where there was no answer', () => {
  const titleOf = (name: string) => {
    const row = rowsOf(reportOn(TWO_VISITS)).find((known) => known.name === name);
    const cell = row && cells.last(row, wordingIn('en'), '');
    return /title="([^"]*)"/.exec(renderToString(<p>{cell}</p>))?.[1];
  };
  expect(titleOf('beacon')).toBe('failed');
  expect(titleOf('bare.js')).toBe('304 304');
});
