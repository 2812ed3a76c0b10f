import type { EntryParts } from './entry-parts.ts';
import { EntryText } from './entry-text.ts';
import { passByteOrderMark, passCallback } from './json/callback.ts';
import { CLOSE_LIST, CLOSE_OBJECT, OPEN_LIST, OPEN_OBJECT, QUOTE } from './json/codes.ts';
import { type Cursor, Incomplete, type JsonFault, Unreadable } from './json/cursor.ts';
import { readText } from './json/scalars.ts';
import {
  hasMore,
  nextByte,
  passesEnd,
  type ReadMember,
  readName,
  readObject,
  skipValue,
} from './json/values.ts';
import { createView } from './json/view.ts';

/** What is wrong with an entry at a byte of the text (from 0): no JSON that can be kept, or the text ends there. */
export interface EntryFault {
  readonly code: JsonFault | 'cut-off';
  readonly offset: number;
}

/** What is wrong with a text; `not-a-capture`: JSON, but neither an object nor a list. */
export type TextFault = EntryFault | { readonly code: 'not-a-capture'; readonly offset: number };

/** Bytes of a text, from 0; `to` is behind the last. */
export interface TextPlace {
  readonly from: number;
  readonly to: number;
}

/** Who hears what a capture's text holds, in its order. */
export interface LogListener {
  /** A member of the log that says who wrote it. */
  member(name: 'creator' | 'browser', value: unknown): void;
  entry(parts: EntryParts, place: TextPlace): void;
  /** An entry that is there but cannot be read. */
  unreadable(fault: EntryFault): void;
}

/** How a text ended. */
export interface LogEnd {
  /** Whether it has anything but white space. */
  readonly isEmpty: boolean;
  readonly hasEntries: boolean;
  /** Where it stops being JSON or ends too early; undefined where it is whole. */
  readonly fault: TextFault | undefined;
}

/** A capture's text, read as it comes: UTF-8 in pieces of any size. */
export interface LogText {
  /** Takes the next piece. False where nothing that may follow can be read any more. */
  add(bytes: Uint8Array): boolean;
  /** The byte from which on nothing has been told: what is being read begins there. */
  begunAt(): number;
  end(): LogEnd;
}

/** Bytes of an entry that are kept at most, without bodies and the like. */
const LARGEST_ENTRY = 1 << 23;

/** The object around the log, the log, the list of entries: those that are open, the innermost last. */
type Level = 'outer' | 'log' | 'entries';

/**
 * Reads `{ log: { entries } }`, `{ entries }` and a bare list of entries, each also as JSONP. At no time more than one
 * entry is in memory, and of that no body. An entry that cannot be read is passed over if its brackets match.
 */
export function createLogText(listener: LogListener): LogText {
  const view = createView();
  const { cursor } = view;
  const entryText = new EntryText();
  const levels: Level[] = [];
  let expects: 'mark' | 'begin' | 'first' | 'item' | 'separator' | 'nothing' = 'mark';
  let isCalled = false;
  let isEmpty = true;
  let hasEntries = false;
  let passed: EntryFault | undefined;
  let fault: TextFault | undefined;

  const closing = () => (levels.at(-1) === 'entries' ? CLOSE_LIST : CLOSE_OBJECT);

  function open(level: Level): void {
    cursor.at += 1;
    // Who wrote a bare list of entries is said nowhere.
    if (level === 'entries' && levels.length === 0) listener.member('creator', undefined);
    levels.push(level);
    expects = 'first';
    if (level === 'entries') hasEntries = true;
  }

  function close(): void {
    levels.pop();
    expects = levels.length === 0 ? 'nothing' : 'separator';
  }

  /** Reads the next thing that can be read by itself. */
  function step(): void {
    switch (expects) {
      case 'mark':
        passByteOrderMark(cursor);
        expects = 'begin';
        break;
      case 'begin':
        readBegin();
        break;
      case 'first':
        if (nextByte(cursor) !== closing()) expects = 'item';
        else {
          cursor.at += 1;
          close();
        }
        break;
      case 'item':
        if (levels.at(-1) === 'entries') readItem();
        else readMember();
        break;
      case 'separator':
        if (passesEnd(cursor, closing())) close();
        else expects = 'item';
        break;
      case 'nothing':
        passRest();
    }
  }

  function readBegin(): void {
    const byte = nextByte(cursor);
    isEmpty = false;
    if (byte === OPEN_OBJECT) open('outer');
    else if (byte === OPEN_LIST) open('entries');
    else if (isCalled) throw new Unreadable('not-json', cursor.at);
    else if (passCallback(cursor)) isCalled = true;
    else fault = { code: 'not-a-capture', offset: view.offsetOf(cursor.at) };
  }

  function readMember(): void {
    const name = readName(cursor);
    const byte = nextByte(cursor);
    const level = levels.at(-1);
    if (level === 'outer' && name === 'log' && byte === OPEN_OBJECT) open('log');
    else if (name === 'entries' && byte === OPEN_LIST) open('entries');
    else {
      if (name === 'creator' || name === 'browser') listener.member(name, readWriter(cursor));
      else skipValue(cursor);
      expects = 'separator';
    }
  }

  function readItem(): void {
    nextByte(cursor);
    view.begin();
    const parts = entryText.read(cursor);
    if (view.kept(cursor.at) > LARGEST_ENTRY) {
      listener.unreadable({ code: 'too-large', offset: view.begunAt() });
    } else listener.entry(parts, { from: view.begunAt(), to: view.offsetOf(cursor.at) });
    expects = 'separator';
  }

  /** What may follow: white space, and the end of a call. */
  function passRest(): void {
    const byte = nextByte(cursor);
    if (!isCalled || !CALL_END.has(byte)) throw new Unreadable('not-json', cursor.at);
    cursor.at += 1;
  }

  function read(): void {
    let goesOn = true;
    while (goesOn && !fault) {
      view.begin();
      try {
        step();
      } catch (error) {
        goesOn = stopped(error);
      }
    }
  }

  /** What to do where a step was stopped; true where reading goes on. */
  function stopped(error: unknown): boolean {
    if (error instanceof Unreadable) {
      return giveUp({ code: error.fault, offset: view.offsetOf(error.at) });
    }
    if (!(error instanceof Incomplete)) throw error;
    if (view.kept(cursor.underWay?.from ?? cursor.end) > LARGEST_ENTRY) {
      return giveUp({ code: 'too-large', offset: view.begunAt() });
    }
    view.suspend();
    return false;
  }

  const isAtItem = () => expects === 'item' && levels.at(-1) === 'entries';

  /** An entry that cannot be read is passed over; anything else ends the reading. */
  function giveUp(found: EntryFault): boolean {
    const outcome = isAtItem() ? view.passOver() : 'nothing-there';
    if (outcome === 'nothing-there') fault = found;
    else passed = found;
    if (outcome === 'broken') breakOff();
    return outcome === 'passed' && endPassing();
  }

  /** Passes over the entry with a number that has no end in sight; outside of entries that ends the reading. */
  function passOverNumber(latest: Uint8Array): boolean {
    const found: EntryFault = { code: 'not-json', offset: view.offsetOf(cursor.end) };
    if (isAtItem()) passed = found;
    else fault = found;
    return isAtItem() && view.passOverNumber(latest);
  }

  /** Where brackets do not match, no place can be told at which the next entry begins. */
  function breakOff(): void {
    fault = passed ?? { code: 'not-json', offset: view.offsetOf(cursor.end) };
    if (isAtItem()) listener.unreadable(fault);
    passed = undefined;
  }

  function endPassing(): true {
    if (passed) listener.unreadable(passed);
    passed = undefined;
    expects = 'separator';
    return true;
  }

  return {
    add(bytes) {
      if (fault) return false;
      let isEnough = view.add(bytes);
      if (view.skips() === 'endless-number') isEnough = passOverNumber(bytes);
      if (passed && view.skips() === 'nothing') endPassing();
      if (view.skips() === 'broken-value') breakOff();
      else if (isEnough) read();
      return !fault;
    },
    begunAt: () => view.begunAt(),
    end() {
      if (view.skips() === 'nothing') read();
      if (passed) {
        listener.unreadable(passed);
        fault ??= passed;
      }
      if (!fault && expects !== 'nothing') {
        const isBegun = expects !== 'mark' && expects !== 'begin';
        const cut: EntryFault = { code: isBegun || isEmpty ? 'cut-off' : 'not-json', offset: view.total() };
        fault = cut;
        if (isAtItem() && (view.skips() === 'value' || hasMore(cursor))) listener.unreadable(cut);
      }
      return { isEmpty, hasEntries, fault };
    },
  };
}

/** Of who wrote a log, only the name and the version are kept: nothing else in it may cost the capture. */
const readWriter = (cursor: Cursor): unknown => {
  if (nextByte(cursor) === OPEN_OBJECT) return readObject(cursor, 0, writerMember, undefined);
  skipValue(cursor);
  return undefined;
};

const writerMember: ReadMember<undefined> = (cursor, name) => {
  const isKept = (name === 'name' || name === 'version') && nextByte(cursor) === QUOTE;
  if (isKept) return readText(cursor);
  skipValue(cursor);
  return undefined;
};

/** What may follow a JSONP call's argument. */
const CALL_END: ReadonlySet<number> = new Set([0x29, 0x3b]);
