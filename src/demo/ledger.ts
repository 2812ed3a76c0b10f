import type { FieldLines } from './answer.ts';

/** One request as the origin saw it. All sizes are bytes on the wire, inside TLS where there is TLS. */
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
  /** Request line, fields and content; over HTTP/2 the frames that hold them. */
  readonly receivedBytes: number;
  /** `sentHeaderBytes` + `sentContentBytes`. */
  readonly sentBytes: number;
  /** Status line, fields and the empty line after them, or the frames that hold them; interim responses too. */
  readonly sentHeaderBytes: number;
  /** Content with the framing of its chunks or frames, and trailers. */
  readonly sentContentBytes: number;
  /** False where the connection was lost before the end of the response had been handed to the system. */
  readonly complete: boolean;
}

/** What is known of a request when it arrives. */
export type Arrival = Pick<ServedRequest, 'method' | 'path' | 'requestFields'>;

/** What is known of it when it is over. */
export type Outcome = Omit<ServedRequest, keyof Arrival | 'number' | 'at'>;

/** The count of one request while it is being served. */
export interface Count {
  /** Resolves when the requests before it on its connection are over: nothing may be written before. */
  readonly turn: Promise<void>;
  /** To be called when the header section, and nothing more, has been written. */
  headerWritten(status: number, fields: FieldLines): void;
  /** To be called when a part of the content has been written and taken by the system. */
  contentWritten(): void;
}

export interface Ledger {
  /** The finished requests, by number. */
  served(): readonly ServedRequest[];
  /** Notes a request that has arrived; gives what notes, once, how it ended. */
  open(arrival: Arrival): (outcome: Outcome) => void;
  /** Forgets all requests, those under way too. */
  reset(): void;
  /** Resolves when no request is under way. */
  settled(): Promise<void>;
}

/** The record of all requests; `onServed` hears of each when it is over. */
export function createLedger(onServed?: (request: ServedRequest) => void): Ledger {
  let records: ServedRequest[] = [];
  let underWay = new Set<object>();
  let arrived = 0;
  let waiting: (() => void)[] = [];

  function wakeWhenIdle(): void {
    if (underWay.size > 0) return;
    for (const wake of waiting) wake();
    waiting = [];
  }

  return {
    served: () => records.toSorted((a, b) => a.number - b.number),
    open(arrival) {
      const [list, group] = [records, underWay];
      const asked = { number: ++arrived, at: Date.now(), ...arrival };
      group.add(asked);
      return (outcome) => {
        if (!group.delete(asked)) return;
        const record = { ...asked, ...outcome };
        list.push(record);
        if (list === records) onServed?.(record);
        wakeWhenIdle();
      };
    },
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
