import type { FirstChange } from '../audit/first-changes.ts';
import type {
  ExchangeReport,
  Finding,
  ReasonReport,
  Report,
  ResourceReport,
  Tally,
} from '../audit/report.ts';
import type { VisitComparison } from '../audit/visit-comparison.ts';
import type { AuditedVisit, RecorderEvent } from '../devtools/recording.ts';
import type { Fields, ResourceType } from '../exchange/exchange.ts';
import type { Language } from '../messages/messages.ts';
import type { Level } from '../rules/rule.ts';
import type { Settings } from '../rules/settings.ts';
import type { ChangedExchange, LaterVisit, WhatIf } from '../savings/what-if.ts';
import type { Configuration, ServerName } from '../snippets/index.ts';
import type { WordedComparison } from './comparing.ts';
import type { ExportedFile, ExportFormat } from './export-file.ts';

/*
 * What is said between the desk, which holds an audit and works in a thread of its own, and the panel, which shows it.
 * All of it is plain data that a thread can hand to another.
 */

export type { Configuration, ServerName } from '../snippets/index.ts';

/** An exchange as a row of the table knows it. */
export type SeenExchange = Pick<ExchangeReport, 'id' | 'status' | 'source' | 'page' | 'avoidable'>;

/** A resource as a row of the table shows, sorts and filters it. */
export interface ResourceRow
  extends Pick<
    ResourceReport,
    | 'id'
    | 'method'
    | 'url'
    | 'mimeType'
    | 'policy'
    | 'transferred'
    | 'savedByRevalidation'
    | 'savedByCache'
    | 'faulty304s'
  > {
  readonly type: ResourceType;
  /** The last segment of the path with its query, or the host for the root. */
  readonly name: string;
  /** The host with its port; empty for what has none. */
  readonly host: string;
  /** By what it is sorted by name; made by the desk, since a first sort of 50,000 rows would have to make them all. */
  readonly sortName: string;
  /** In time. */
  readonly exchanges: readonly SeenExchange[];
  readonly findings: readonly { readonly rule: string; readonly level: Level }[];
  /** What its exchanges cost that could have been spared. */
  readonly avoidable: Tally;
}

/** A report without its long lists. */
export interface Overview extends Omit<Report, 'resources' | 'exchanges' | 'findings' | 'rules'> {
  /** The host of the first document, else of the first resource; empty where there is none. */
  readonly mainHost: string;
}

/** Everything about one resource. */
export interface ResourceDetails {
  readonly id: string;
  /** In time; of a long history the latest ones. */
  readonly exchanges: readonly ExchangeReport[];
  /** How many earlier exchanges are left out. */
  readonly earlier: number;
  /** The full responses that 304s among them were compared with, where these are not among them. */
  readonly baselines: readonly ExchangeReport[];
  readonly findings: readonly Finding[];
  readonly recommendation: ResourceReport['recommendation'];
}

/** How far the reading of files has come. */
export interface Opening {
  readonly name: string;
  /** Of all the files' bytes, 0 to 1. */
  readonly share: number;
  readonly entries: number;
}

/** A file as browsers hand it out. */
export interface CaptureFile {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  stream(): ReadableStream<Uint8Array>;
}

/** A rule as the settings list it. */
export interface ListedRule {
  readonly id: string;
  readonly level: Level;
  /** In a few words. */
  readonly title: string;
  readonly why: string | undefined;
}

/** The header lines of an exchange, as recorded. */
export interface HeaderLines {
  readonly request: { readonly fields: Fields; readonly complete: boolean };
  readonly response: { readonly fields: Fields; readonly complete: boolean };
}

/** How what a cache holds of a resource stands at some time, by the model of the cache that was recorded. */
export interface Standing {
  readonly ageSeconds: number;
  /** Null where nothing gives a lifetime; left out where it is kept for good. */
  readonly lifetimeSeconds?: number | null;
  /** What the cache would do with a request at that time. */
  readonly action: 'reuse' | 'reuse-while-revalidating' | 'revalidate' | 'fetch';
  readonly reasons: readonly ReasonReport[];
}

/** What of a Cache-Control no cache can be relied upon to read as it is meant. */
export interface PolicyProblem {
  readonly why:
    | 'semicolon'
    | 'space'
    | 'quote'
    | 'malformed'
    | 'unknown'
    | 'no-seconds'
    | 'value'
    | 'repeated';
  /** The piece of the value that it is about. */
  readonly text: string;
}

/** What would have become of one exchange, in words. */
export interface PredictedExchange extends Pick<ChangedExchange, 'id' | 'request' | 'was' | 'would'> {
  readonly startedAt: string;
  readonly reasons: readonly ReasonReport[];
}

/** What the recorded requests of a resource would come to with another Cache-Control. */
export interface Prediction extends Pick<WhatIf, 'was' | 'would'> {
  /** In time; of a long history the latest ones. */
  readonly exchanges: readonly PredictedExchange[];
  /** How many earlier exchanges are left out of the list; the sums hold them. */
  readonly earlier: number;
}

/** What comes of a Cache-Control: what is wrong with it, and what it would do. */
export interface WhatIfAnswer {
  readonly problems: readonly PolicyProblem[];
  /** Undefined where no header lines of what caches hold were recorded. */
  readonly revisits: readonly LaterVisit[] | undefined;
  /** Undefined where no full response was recorded over the network. */
  readonly prediction: Prediction | undefined;
}

/** What the audit of a page came to. */
export interface ComparedVisits {
  /** The page's address; undefined where it is not known. */
  readonly url: string | undefined;
  readonly comparison: VisitComparison;
  readonly changes: readonly FirstChange[];
}

/** How a list of resources is written to be pasted. */
export type ListingFormat = 'csv' | 'markdown';

/** What is asked and answered once: by subject, what a question says beside it and what its answer is. */
export interface Subjects {
  /** Every rule there is, in the order in which findings are listed. */
  rules: { asked: { readonly language: Language }; answer: readonly ListedRule[] };
  /** What to change first, by what it saves. */
  'first-changes': { asked: object; answer: readonly FirstChange[] };
  /** Three visits to one page, side by side, and what to change first of what they asked for; of the recording. */
  visits: {
    asked: { readonly pages: Readonly<Record<AuditedVisit, number>> };
    answer: ComparedVisits;
  };
  /**
   * What is shown against the capture that it is compared with, which is the earlier one unless `swapped`. Undefined
   * where there is none.
   */
  comparison: { asked: { readonly swapped: boolean }; answer: WordedComparison | undefined };
  /** Answered once everything heard so far has been told. */
  'up-to-date': { asked: object; answer: undefined };
  /** The report as a file: on all resources, or on those of the ids in `only`; with what looks like a secret, or masked. */
  export: {
    asked: { readonly format: ExportFormat; readonly secrets: boolean; readonly only?: readonly string[] };
    answer: ExportedFile;
  };
  /** Resources, by their ids and in their order, as a table to be pasted; redacted. */
  listing: {
    asked: { readonly resources: readonly string[]; readonly format: ListingFormat };
    answer: string;
  };
  /** Undefined where there is no such exchange any more. */
  headers: {
    asked: { readonly resource: string; readonly exchange: number };
    answer: HeaderLines | undefined;
  };
  /** `at` is ms since the epoch. Undefined where no cache holds the resource, or nothing tells since when. */
  standing: {
    asked: { readonly resource: string; readonly at: number };
    answer: Standing | undefined;
  };
  /** Another Cache-Control in place of today's, Expires and Pragma; null takes Cache-Control alone away. */
  'what-if': {
    asked: {
      readonly resource: string;
      /** Left out: what was sent. */
      readonly cacheControl?: string | null;
      /** Whether an entity tag is sent where there is none. */
      readonly etag: boolean;
    };
    answer: WhatIfAnswer;
  };
  /** What a server needs to send what is recommended for one resource. */
  snippet: { asked: { readonly resource: string; readonly server: ServerName }; answer: Configuration };
  /** The same for all resources of that one's origin. */
  'site-snippet': {
    asked: { readonly resource: string; readonly server: ServerName };
    answer: Configuration;
  };
}

/** A question of any subject, or of one. */
export type Question<S extends keyof Subjects = keyof Subjects> = {
  [subject in S]: { readonly about: subject } & Subjects[subject]['asked'];
}[S];

/** The answer to a question. */
export type Answer<S extends keyof Subjects = keyof Subjects> = Subjects[S]['answer'];

/** What the panel tells and asks. */
export type DeskRequest =
  /** Everything is judged by these settings and worded in this language from now on. */
  | { readonly kind: 'judge'; readonly language: Language; readonly settings: Settings }
  /** What the recorder has told. */
  | { readonly kind: 'recorded'; readonly event: RecorderEvent }
  /** Reads files and shows them, as one capture, in place of the recording. */
  | { readonly kind: 'open'; readonly files: readonly CaptureFile[] }
  /** Reads files as one capture, to compare what is shown with. */
  | { readonly kind: 'compare'; readonly files: readonly CaptureFile[] }
  | { readonly kind: 'end-comparison' }
  | { readonly kind: 'cancel-opening' }
  /** Shows the recording again. */
  | { readonly kind: 'close-files' }
  /** Tells the details of this resource from now on, with so many exchanges at most; of none where it has no id. */
  | { readonly kind: 'look-at'; readonly resource: string | undefined; readonly atMost: number }
  | { readonly kind: 'ask'; readonly token: number; readonly question: Question };

/** What the desk tells. */
export type DeskEvent =
  /**
   * Rows that are new or others than before, in the order first seen; with `anew` these are the first of all, with `more`
   * further ones of the same report follow.
   */
  | {
      readonly kind: 'rows';
      readonly anew: boolean;
      readonly more: boolean;
      readonly rows: readonly ResourceRow[];
      readonly gone: readonly string[];
    }
  /** Comes behind the rows that it sums up. */
  | { readonly kind: 'overview'; readonly overview: Overview }
  | { readonly kind: 'details'; readonly details: ResourceDetails | undefined }
  | { readonly kind: 'opening'; readonly opening: Opening | undefined }
  /** The files that are shown; undefined where the recording is. */
  | { readonly kind: 'opened'; readonly names: readonly string[] | undefined }
  /** The files that what is shown is compared with; undefined where there are none. */
  | { readonly kind: 'compared'; readonly names: readonly string[] | undefined }
  /** Why the files given last could not be opened. */
  | { readonly kind: 'unopened'; readonly reason: string | undefined }
  | { readonly kind: 'answer'; readonly token: number; readonly answer: Answer }
  | { readonly kind: 'no-answer'; readonly token: number; readonly reason: string };

/** Both ends of the way between them: what one sends the other hears, in order. */
export interface DeskLine {
  send(request: DeskRequest): void;
  onEvent(listener: (event: DeskEvent) => void): void;
  /** Ends the desk and what it holds. */
  close(): void;
}
