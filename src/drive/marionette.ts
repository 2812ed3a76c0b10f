import { connect, type Socket } from 'node:net';
import { DriveError, firstLine } from './error.ts';

/** A line to Firefox's Marionette server. */
export interface Marionette {
  /**
   * Sends a command and gives its result.
   * @throws DriveError where the line is cut; MarionetteError where Firefox answers with an error
   */
  send(command: string, parameters?: object): Promise<unknown>;
  /** Cuts the line. */
  end(): void;
}

/** What Firefox answered instead of a result; `code` is WebDriver's, e.g. `no such element`. */
export class MarionetteError extends Error {
  override readonly name = 'MarionetteError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

/**
 * Connects to Marionette on this machine; protocol 3: each message is `length:json`, the length in bytes, a command
 * `[0, id, name, parameters]` and its answer `[1, id, error, result]`.
 * @throws DriveError where nothing that speaks it answers at the port
 */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, Waiting>();
  const cut = (error?: unknown) => {
    const gone = new DriveError((texts) =>
      texts.gone('Firefox', error === undefined ? '' : firstLine(error)),
    );
    for (const each of waiting.values()) each.reject(gone);
    waiting.clear();
  };
  const greeting = new Promise<unknown>((resolve, reject) => {
    waiting.set(0, { resolve, reject });
  });
  receive(socket, (message) => settle(waiting, message));
  socket.on('error', cut);
  socket.on('close', () => cut());
  await greeting;
  let last = 0;
  return {
    send: (command, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, { resolve, reject });
        const text = JSON.stringify([0, id, command, parameters]);
        if (socket.writable) socket.write(`${Buffer.byteLength(text)}:${text}`);
        else cut();
      }),
    end: () => socket.destroy(),
  };
}

function receive(socket: Socket, take: (message: unknown) => void): void {
  let held = Buffer.alloc(0);
  socket.on('data', (bytes) => {
    held = Buffer.concat([held, bytes]);
    for (;;) {
      const colon = held.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(held.subarray(0, colon).toString());
      if (held.length < end) return;
      take(JSON.parse(held.subarray(colon + 1, end).toString()));
      held = held.subarray(end);
    }
  });
}

/** The greeting is an object and settles number 0; an answer settles its own number. */
function settle(waiting: Map<number, Waiting>, message: unknown): void {
  const [, id, error, result] = Array.isArray(message) ? message : [1, 0, null, message];
  const asked = waiting.get(id);
  waiting.delete(id);
  if (error === null) asked?.resolve(result);
  else asked?.reject(new MarionetteError(error.error, error.message));
}
