import { setTimeout as pause } from 'node:timers/promises';
import type { TerminalMessages } from '../messages/terminal-messages.ts';
import { DriveError } from './error.ts';

/** Names what is being waited for, in any language. */
export type AwaitedText = (awaited: TerminalMessages['drive']['awaited']) => string;

const inVain = (what: AwaitedText, timeoutMs: number): DriveError =>
  new DriveError((texts) => texts.timedOut(what(texts.awaited), Math.round(timeoutMs / 100) / 10));

/**
 * Asks again and again until the answer is neither undefined, null nor false, and gives that answer.
 * A question that throws stops the wait with its error.
 * @throws DriveError naming `what`, after `timeoutMs`
 */
export async function waitFor<T>(
  what: AwaitedText,
  ask: () => T | Promise<T>,
  timeoutMs = 15_000,
): Promise<Exclude<T, undefined | null | false>> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const answer = await within(
      what,
      Promise.resolve(ask()),
      Math.max(1, end - performance.now()),
      timeoutMs,
    );
    if (answer !== undefined && answer !== null && answer !== false) {
      return answer as Exclude<T, undefined | null | false>;
    }
    if (performance.now() >= end) throw inVain(what, timeoutMs);
    await pause(50);
  }
}

/** The same, but goes on where it was in vain. */
export async function waitAWhileFor(
  what: AwaitedText,
  ask: () => boolean | Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  await waitFor(what, ask, timeoutMs).catch((error: unknown) => {
    if (!(error instanceof DriveError)) throw error;
  });
}

/**
 * The promise's own outcome, if it comes within `timeoutMs`.
 * @throws DriveError naming `what` (and `sayMs`, the time to name) when it does not
 */
export async function within<T>(
  what: AwaitedText,
  promise: Promise<T>,
  timeoutMs: number,
  sayMs = timeoutMs,
): Promise<T> {
  const done = new AbortController();
  const late = pause(timeoutMs, undefined, { signal: done.signal }).then(
    () => Promise.reject(inVain(what, sayMs)),
    () => new Promise<never>(() => {}),
  );
  try {
    return await Promise.race([promise, late]);
  } finally {
    done.abort();
  }
}
