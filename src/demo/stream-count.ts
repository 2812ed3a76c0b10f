import {
  type IncomingHttpHeaders,
  performServerHandshake,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import { type Duplex, duplexPair } from 'node:stream';
import type { FieldLines } from './answer.ts';
import { createFrameReader, END_STREAM, FRAME_TYPE, type Frame } from './frame-reader.ts';
import type { Count, Ledger } from './ledger.ts';

/** What one stream's frames took so far, and what is to be done when its last frame has been sent. */
interface Stream {
  received: number;
  sentHeader: number;
  sentContent: number;
  end: (complete: boolean) => void;
}

const CLIENT_PREFACE = 24;

const holdsMessage = (type: number): boolean =>
  type === FRAME_TYPE.data || type === FRAME_TYPE.headers || type === FRAME_TYPE.continuation;

/** The frames of one connection, told apart by stream. What belongs to the connection itself is not counted. */
function createStreams() {
  const streams = new Map<number, Stream>();
  const at = (id: number): Stream => {
    const known = streams.get(id) ?? { received: 0, sentHeader: 0, sentContent: 0, end: () => {} };
    streams.set(id, known);
    return known;
  };
  const end = (id: number, complete: boolean): void => {
    streams.get(id)?.end(complete);
    streams.delete(id);
  };
  return {
    at,
    received({ type, stream, bytes }: Frame): void {
      if (type === FRAME_TYPE.reset) end(stream, false);
      else if (holdsMessage(type)) at(stream).received += bytes;
    },
    sent({ type, flags, stream, bytes }: Frame): void {
      if (type === FRAME_TYPE.reset) end(stream, false);
      if (!holdsMessage(type)) return;
      const count = at(stream);
      if (type === FRAME_TYPE.data || count.sentContent > 0) count.sentContent += bytes;
      else count.sentHeader += bytes;
      if (type !== FRAME_TYPE.continuation && (flags & END_STREAM) !== 0) end(stream, true);
    },
    endAll(): void {
      for (const id of [...streams.keys()]) end(id, false);
    },
  };
}

/** Answers one request; what it is told of the request is as {@link Count} says. */
type Serve = (stream: ServerHttp2Stream, requestFields: FieldLines, count: Count) => void;

/**
 * Serves HTTP/2 on a connection and counts it by the frames that hold its messages: HEADERS, CONTINUATION and DATA,
 * each with its own header (RFC 9113 §4.1). Settings, flow control and pings belong to no request.
 */
export function serveFrames(socket: Duplex, ledger: Ledger, serve: Serve): ServerHttp2Session {
  const [inner, outer] = duplexPair();
  const streams = createStreams();
  socket.on('data', createFrameReader(CLIENT_PREFACE, streams.received));
  outer.on('data', createFrameReader(0, streams.sent));
  socket.pipe(outer).pipe(socket);
  const session = performServerHandshake(inner);
  socket.once('error', () => session.destroy());
  socket.once('close', () => {
    streams.endAll();
    session.destroy();
  });
  session.on('error', () => socket.destroy());
  session.once('close', () => socket.end());
  session.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
    const requestFields = Object.entries(headers).flatMap(([name, values]) =>
      [values ?? []].flat().map((value) => [name, value] as const),
    );
    const pseudoField = (wanted: string) => requestFields.find(([name]) => name === wanted)?.[1] ?? '';
    const close = ledger.open({ method: pseudoField(':method'), path: pseudoField(':path'), requestFields });
    let answered: { status: number; responseFields: FieldLines } = { status: 0, responseFields: [] };
    const frames = streams.at(stream.id ?? 0);
    frames.end = (complete) =>
      close({
        ...answered,
        receivedBytes: frames.received,
        sentBytes: frames.sentHeader + frames.sentContent,
        sentHeaderBytes: frames.sentHeader,
        sentContentBytes: frames.sentContent,
        complete,
      });
    serve(stream, requestFields, {
      turn: Promise.resolve(),
      headerWritten(status, responseFields) {
        answered = { status, responseFields };
      },
      contentWritten() {},
    });
  });
  return session;
}
