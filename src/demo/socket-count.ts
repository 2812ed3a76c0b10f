import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FieldLines } from './answer.ts';
import type { Count, Ledger } from './ledger.ts';

const pairs = (raw: readonly string[]): FieldLines =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));

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
 * Counts HTTP/1.1 at the sockets; a TLS socket counts what it carries. A request's share of its connection runs from
 * the end of the request before it, so the sum over a connection's requests is all that went over it. Where a client
 * sends a request before the last one was answered, what it sent ahead counts for the request that was under way.
 * The function that is given starts the count of a request; it ends by itself with the response or the connection.
 */
export function countAtSockets(
  ledger: Ledger,
): (request: IncomingMessage, response: ServerResponse) => Count {
  const connectionOf = createConnections();
  return (request, response) => {
    const { socket } = request;
    const connection = connectionOf(socket);
    const close = ledger.open({
      method: request.method ?? '',
      path: request.url ?? '',
      requestFields: pairs(request.rawHeaders),
    });
    let answered: { status: number; responseFields: FieldLines } = { status: 0, responseFields: [] };
    let sentHeaderBytes = 0;
    let taken = 0;
    let wholeAt: number | undefined;
    let passTurn = () => {};
    const { turn } = connection;
    connection.turn = new Promise((pass) => {
      passTurn = pass;
    });

    function end(complete: boolean): void {
      if (!connection.unfinished.delete(end)) return;
      const sentBytes = complete ? socket.bytesWritten - connection.written : taken;
      const receivedBytes = Math.max(0, (wholeAt ?? socket.bytesRead) - connection.read);
      connection.read += receivedBytes;
      connection.written += sentBytes;
      passTurn();
      close({
        ...answered,
        receivedBytes,
        sentBytes,
        sentHeaderBytes: Math.min(sentHeaderBytes, sentBytes),
        sentContentBytes: Math.max(0, sentBytes - sentHeaderBytes),
        complete,
      });
    }
    connection.unfinished.add(end);
    // What the client sends behind it, as soon as it has the response, belongs to its next request.
    request.once('end', () => {
      wholeAt = socket.bytesRead;
    });
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
  };
}
