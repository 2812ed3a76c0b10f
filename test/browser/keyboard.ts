import { expect } from 'vitest';
import type { BrowserSession } from '../../src/drive/session.ts';

/** What the keyboard is on. */
interface Focus {
  /** The id, or the first of the attributes that the panel's elements are known by. */
  readonly on: string;
  /** Whether a person can see that: an outline, or what stands for one, on it or on what shows it. */
  readonly isSeen: boolean;
}

/** Where the keyboard is in the panel. */
export const focusIn = (session: BrowserSession): Promise<Focus> =>
  session.inPanel(() => {
    const focused = document.activeElement ?? document.body;
    const names = ['data-tab', 'data-item', 'data-type', 'data-copy', 'data-kind', 'data-action'];
    const name = names.find((each) => focused.hasAttribute(each));
    const column = focused.closest('th')?.getAttribute('data-column');
    const shown = [
      focused,
      focused.closest('.filter'),
      document.getElementById(focused.getAttribute('aria-activedescendant') ?? ''),
      ...(focused.id === 'resources' ? [focused.querySelector('thead')] : []),
    ];
    const isDrawn = (element: Element | null): boolean => {
      if (!element) return false;
      const { outlineStyle, outlineWidth, backgroundImage } = getComputedStyle(element);
      const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
      return hasOutline || (element.classList.contains('edge') && backgroundImage !== 'none');
    };
    return {
      on:
        focused.id ||
        (name ? `${name}=${focused.getAttribute(name)}` : '') ||
        (column ? `${column} ${focused.className}` : `${focused.localName} ${focused.className}`.trim()),
      isSeen: shown.some(isDrawn),
    };
  });

/** Waits until the keyboard is on what is known by `on`, and can be seen there. */
export const focusedOn = (session: BrowserSession, on: string | RegExp): Promise<void> =>
  expect
    .poll(() => focusIn(session))
    .toEqual({ on: typeof on === 'string' ? on : expect.stringMatching(on), isSeen: true });

/** Presses a key, Tab or another one that moves the focus, until it is where it is wanted; it can be seen at every step. */
export async function goTo(session: BrowserSession, on: string, key = 'Tab', most = 80): Promise<void> {
  const passed: string[] = [];
  for (let times = 0; times < most; times++) {
    await session.press(key);
    const focus = await focusIn(session);
    passed.push(focus.on);
    expect(focus, `after ${passed.join(', ')}`).toMatchObject({ isSeen: true });
    if (focus.on === on) return;
  }
  throw new Error(`${key} does not lead to ${on}, but to ${passed.join(', ')}`);
}

/** Types key by key where the focus is. */
export async function type(session: BrowserSession, text: string): Promise<void> {
  for (const key of text) await session.press(key);
}

/** What a person would paste now, read by pasting it into the filter, which keeps its text; the focus stays there. */
export async function pasted(session: BrowserSession): Promise<string> {
  await session.inPanel(() => {
    const { dataset } = document.documentElement;
    delete dataset['pasted'];
    const filter = document.getElementById('filter');
    filter?.focus();
    filter?.addEventListener(
      'paste',
      (event) => {
        event.preventDefault();
        dataset['pasted'] = event.clipboardData?.getData('text/plain') ?? '';
      },
      { once: true },
    );
  });
  await session.press('Control+v');
  await expect
    .poll(() => session.inPanel(() => document.documentElement.dataset['pasted'] !== undefined))
    .toBe(true);
  return session.inPanel(() => document.documentElement.dataset['pasted'] ?? '');
}
