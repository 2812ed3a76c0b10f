import { describe, expect, it } from 'vitest';
import { handleShortcut, keysOn } from '../../src/panel/keys.ts';
import { handPanel, liveEntry } from './steps.ts';

/** What happened after a key on a system, in a panel whose details are open: actions, and whether DevTools sees it. */
function press(platform: string, pressed: Partial<KeyboardEvent>) {
  const { recording, clock, state } = handPanel({ platform });
  recording.tell({
    kind: 'entries',
    entries: [{ id: 0, entry: liveEntry('/a.js', 0), ended: true, page: null }],
  });
  clock.pass(1_000);
  state.open('GET https://site.example/a.js');
  const done = recording.asked;
  let stopped = 0;
  const event = {
    key: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    preventDefault: () => stopped++,
    stopPropagation: () => stopped++,
    ...pressed,
  };
  handleShortcut(event as unknown as KeyboardEvent, state, () => done.push('focus filter'));
  if (!state.opened.value) done.push('closed');
  if (state.settingsShown.value) done.push('settings');
  return { done, stopped: stopped === 2 };
}

describe('a shortcut', () => {
  it.each([
    ['Linux x86_64', { key: 'f', ctrlKey: true }, ['focus filter']],
    ['Linux x86_64', { key: 'E', ctrlKey: true }, ['record off']],
    ['Linux x86_64', { key: 'l', ctrlKey: true }, ['clear', 'closed']],
    ['MacIntel', { key: 'f', metaKey: true }, ['focus filter']],
    ['Win32', { key: 'Escape' }, ['closed']],
    ['Win32', { key: ',', ctrlKey: true }, ['settings']],
  ])('on %s: %o', (platform, pressed, done) => {
    expect(press(platform, pressed)).toEqual({ done, stopped: true });
  });

  it.each([
    ['MacIntel', { key: 'e', ctrlKey: true }],
    ['Linux x86_64', { key: 'f', ctrlKey: true, shiftKey: true }],
    ['Linux x86_64', { key: 'f' }],
    ['Linux x86_64', { key: 'x', ctrlKey: true }],
  ])('is left to DevTools on %s: %o', (platform, pressed) => {
    expect(press(platform, pressed)).toEqual({ done: [], stopped: false });
  });

  it('Escape closes a comparison that nothing else is open beneath', () => {
    const { state } = handPanel({ platform: 'Win32' });
    state.toggleComparison();
    const event = { key: 'Escape', preventDefault: () => {}, stopPropagation: () => {} };
    handleShortcut(event as unknown as KeyboardEvent, state, () => {});
    expect(state.comparisonShown.value).toBe(false);
  });

  it('is written as on the system', () => {
    expect(keysOn('MacIntel').name('F')).toBe('⌘F');
    expect(keysOn('Win32').name('F')).toBe('Ctrl+F');
  });
});
