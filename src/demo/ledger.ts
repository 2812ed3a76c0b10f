import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FieldLines } from './answer.ts';

/** One request as the origin's sockets saw it. All sizes are bytes on the wire. */
export interface ServedRequest {
  /** 1 for the first request since the start or the last reset, in the order of arrival. */
  readonly number: number;
  /** When its header section had been read, ms since the epoch. */
  readonly at: number;
  readonly method: string;
  /** The request target as it was sent, its query included. */
  readonly path: string;
  readonly requestFields: FieldLines;
  /** 0 where the connection was lost before a response was begun. */
  readonly status: number;
  readonly responseFields: FieldLines;
  /** Request line, fields and content. */
  readonly receivedBytes: number;
  /** `sentHeaderBytes` + `sentContentBytes`. */
  readonly sentBytes: number;
  /** Status line, fields and the empty line after them; interim responses too. */
  readonly sentHeaderBytes: number;
  /** Content with its chunk framing. */
  readonly sentContentBytes: number;
  /** False where the connection was lost before the end of the response had been handed to the system. */
  readonly complete: boolean;
}

/** The count of one request while it is being served. */
export interface Count {
  /** Resolves when the requests before it on its connection are over: nothing may be written before. */
  readonly turn: Promise<void>;
  /** To be called when the header section, and nothing more, has been written. */
  headerWritten(status: number, fields: FieldLines): void;
  /** To be called when a part of the content has been written and taken by the system. */
  contentWritten(): void;
}

interface Ledger {
  /** The finished requests, by number. */
  served(): readonly ServedRequest[];
  /** Starts the count of a request that has arrived; it ends by itself with the response or the connection. */
  begin(request: IncomingMessage, response: ServerResponse): Count;
  /** Forgets all requests, those under way too. */
  reset(): void;
  /** Resolves when no request is under way. */
  settled(): Promise<void>;
}

function pairs(raw: readonly string[]): FieldLines {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}

/** The bytes of a socket that the system has taken: those that still wait in this process do not count. */
const takenFrom = (socket: Socket): number => socket.bytesWritten - socket.writableLength;

/** One connection: where its last finished request ended, and how to end those that are not finished. */
interface Connection {
  read: number;
  written: number;
  turn: Promise<void>;
  readonly unfinished: Set<(complete: boolean) => void>;
}

function createConnections(): (socket: Socket) => Connection {
  const known = new WeakMap<Socket, Connection>();
  return (socket) => {
    const before = known.get(socket);
    if (before) return before;
    const connection: Connection = { read: 0, written: 0, turn: Promise.resolve(), unfinished: new Set() };
    known.set(socket, connection);
    socket.once('close', () => {
      for (const end of connection.unfinished) end(false);
    });
    return connection;
  };
}

/**
 * Counts bytes at the sockets. A request's share of its connection runs from the end of the request before it, so
 * the sum over a connection's requests is all that went over it. Where a client sends a request before the last
 * one was answered, what it sent ahead counts for the request that was under way.
 */
export function createLedger(onServed?: (request: ServedRequest) => void): Ledger {
  const connectionOf = createConnections();
  let records: ServedRequest[] = [];
  let underWay = new Set<object>();
  let arrived = 0;
  let waiting: (() => void)[] = [];

  function wakeWhenIdle(): void {
    if (underWay.size > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  }

  function begin(request: IncomingMessage, response: ServerResponse): Count {
    const { socket } = request;
    const connection = connectionOf(socket);
    const [list, group] = [records, underWay];
    const asked = {
      number: ++arrived,
      at: Date.now(),
      method: request.method ?? '',
      path: request.url ?? '',
      requestFields: pairs(request.rawHeaders),
    };
    let answered: { status: number; responseFields: FieldLines } = { status: 0, responseFields: [] };
    let sentHeaderBytes = 0;
    let taken = 0;
    let passTurn = () => {};
    const { turn } = connection;
    connection.turn = new Promise((pass) => {
      passTurn = pass;
    });

    function end(complete: boolean): void {
      if (!connection.unfinished.delete(end)) return;
      group.delete(asked);
      const sentBytes = complete ? socket.bytesWritten - connection.written : taken;
      const record: ServedRequest = {
        ...asked,
        ...answered,
        receivedBytes: socket.bytesRead - connection.read,
        sentBytes,
        sentHeaderBytes: Math.min(sentHeaderBytes, sentBytes),
        sentContentBytes: Math.max(0, sentBytes - sentHeaderBytes),
        complete,
      };
      connection.read += record.receivedBytes;
      connection.written += sentBytes;
      passTurn();
      list.push(record);
      if (list === records) onServed?.(record);
      wakeWhenIdle();
    }
    group.add(asked);
    connection.unfinished.add(end);
    response.once('finish', () => end(!socket.destroyed));

    return {
      turn,
      headerWritten(status, fields) {
        answered = { status, responseFields: fields };
        sentHeaderBytes = socket.bytesWritten - connection.written;
        taken = takenFrom(socket) - connection.written;
      },
      contentWritten() {
        taken = takenFrom(socket) - connection.written;
      },
    };
  }

  return {
    begin,
    served: () => records.toSorted((a, b) => a.number - b.number),
    reset() {
      records = [];
      underWay = new Set();
      arrived = 0;
      wakeWhenIdle();
    },
    settled: () =>
      underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve)),
  };
}
