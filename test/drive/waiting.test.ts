import { describe, expect, it } from 'vitest';
import { waitFor, within } from '../../src/drive/waiting.ts';

const panel = (awaited: { panel: string }) => awaited.panel;

describe('waiting for an answer', () => {
  it('asks until there is one', async () => {
    const answers = [undefined, null, false, 'here'];
    expect(await waitFor(panel, () => answers.shift())).toBe('here');
    expect(answers).toEqual([]);
  });

  it('takes 0 and the empty text for answers', async () => {
    expect(await waitFor(panel, () => 0)).toBe(0);
    expect(await waitFor(panel, () => '')).toBe('');
  });

  it('says what it waited for, and how long, where none comes', async () => {
    await expect(waitFor(panel, () => false, 200)).rejects.toThrow(
      /^Waited 0\.2 s for the HTTP Cache panel to be shown, in vain\.$/,
    );
  });

  it('does not wait for a question that is never answered', async () => {
    await expect(waitFor(panel, () => new Promise(() => {}), 200)).rejects.toThrow(/^Waited 0\.2 s/);
  });

  it("fails with the question's own error", async () => {
    const ask = () => Promise.reject(new Error('the tab crashed'));
    await expect(waitFor(panel, ask)).rejects.toThrow('the tab crashed');
  });
});

describe('a time limit', () => {
  it("gives the promise's own outcome where it comes in time", async () => {
    expect(await within(panel, Promise.resolve(7), 1000)).toBe(7);
    await expect(within(panel, Promise.reject(new Error('no')), 1000)).rejects.toThrow('no');
  });
});
