import type { RecommendationCode } from '../cache/recommended.ts';
import type { Bytes } from '../exchange/bytes.ts';
import type { ResourceType, Source } from '../exchange/exchange.ts';
import type { BodyVerdict, FieldVerdict, RepeatedField } from '../rules/not-modified-check.ts';
import type { Level } from '../rules/rule.ts';
import type { Profile, Settings } from '../rules/settings.ts';
import type { CacheInsight } from '../savings/cache-insight.ts';
import type { Tally } from '../savings/tally.ts';

export type { BodyVerdict, FieldVerdict, RepeatedField } from '../rules/not-modified-check.ts';
export { FIELD_NAMES, REPEATED_FIELDS } from '../rules/not-modified-check.ts';

export type { Tally } from '../savings/tally.ts';

/** What became of a 304: the six fields, the body, and what it saved. */
export interface NotModifiedReport {
  fields: Readonly<Record<RepeatedField, FieldVerdict>>;
  body: BodyVerdict;
  saved: Bytes;
  /** The exchange whose full response was compared with; null where the capture has none. */
  baseline: number | null;
  /** Field values of the full response and of the 304, null where the line is absent. */
  values: Record<RepeatedField, { full: string | null; notModified: string | null }>;
  /** The request's conditional lines, and whether all request lines are known. */
  conditional: { field: string; value: string }[];
  requestComplete: boolean;
  /** Length of the stored content that the 304 lets the client reuse, with its content coding. */
  stored: Bytes;
  /** The 304's own Content-Length, as sent; null where absent. */
  contentLength: string | null;
}

/** Why an exchange came about. One object may stand in many exchanges. */
export interface ReasonReport {
  readonly code: string;
  readonly message: string;
}

/** One exchange, and why it came about. */
export interface ExchangeReport {
  id: number;
  entry: number;
  /** ISO 8601, UTC; the empty string where the capture does not say. */
  startedAt: string;
  method: string;
  url: string;
  status: number;
  source: Source;
  /** Index of the page that it was requested for; null where that is not told. */
  page: number | null;
  wire: { request: Bytes; response: Bytes };
  ageSeconds: number | null;
  lifetimeSeconds: { private: number | null; shared: number | null };
  /** Time to the first byte, ms; null where unknown. */
  waitMs: number | null;
  /** Only there for what could have been spared: by a longer lifetime, or by using what the client already had. */
  avoidable?: 'revalidation' | 'download';
  /** What a fresh cache hit saved; only there for hits. */
  saved?: Bytes;
  /** What was done, and why. */
  decision: {
    action: string;
    reasons: ReasonReport[];
    /** What the cache does by itself, by the cache model, where the capture shows what it held. */
    expected?: { action: string; reasons: ReasonReport[] };
    /** Only there where that is not what happened: what explains it, or that nothing does. */
    difference?: ReasonReport;
  };
  notModified?: NotModifiedReport;
}

/** What a recommendation changes on a later visit: `after` as in `RevisitReport`. Less than nothing where it costs more. */
export interface RevisitGain {
  readonly after: string;
  /** Requests to the origin that are no longer needed; 0 where one only asks instead of downloading. */
  readonly requests: number;
  readonly bytes: Bytes;
}

/** One resource: a method and a URL, what its responses let caches do, and what its exchanges came to. */
export interface ResourceReport {
  id: string;
  method: string;
  url: string;
  type: ResourceType;
  /** The media type that its latest response names, without parameters; null where none does. */
  mimeType: string | null;
  exchanges: number[];
  findings: number[];
  policy: {
    storable: { private: boolean; shared: boolean };
    lifetimeSeconds: { private: number | null; shared: number | null };
    heuristic: boolean;
    validator: 'strong' | 'weak' | 'date' | 'none';
    /** False where no response of this resource with header lines was seen: the rest of the policy is then not known. */
    known: boolean;
    /** Whether every use asks the origin first, whatever the lifetime (no-cache, RFC 9111 §5.2.2.4). */
    noCache: boolean;
    /** The Cache-Control lines it rests on, joined; null where there are none. */
    cacheControl: string | null;
    /** The validator itself: the entity tag or the Last-Modified date; null where there is none. */
    validatorValue: string | null;
  };
  /** What to send; left out where the capture does not show enough to tell. */
  recommendation?: {
    /** The value of Cache-Control; today's, to the letter, where that is as good. */
    cacheControl: string;
    /** Why, in words. */
    reason: string;
    code: RecommendationCode;
    /** A validator that has to be sent as well and is not. */
    validator?: 'etag';
    /** The later visits on which it makes a difference; left out where there are none. */
    saves?: readonly RevisitGain[];
  };
  /** What crossed the network in responses of this resource. */
  transferred: Tally;
  /** What its 304s saved. */
  savedByRevalidation: Tally;
  /** What its fresh cache hits saved. */
  savedByCache: Tally;
  /** Its 304s against which a finding at level must or should stands. */
  faulty304s: number;
  /** What Lighthouse's Cache insight would say of its load; only there where that would be listed. */
  cacheInsight?: CacheInsight;
}

/** A rule broken by exchanges of one resource, in words. `exchanges` are `ExchangeReport.id`. */
export interface Finding {
  rule: string;
  level: Level;
  resource: string;
  exchanges: number[];
  /** A few words for lists. */
  title: string;
  /** What was seen. */
  message: string;
  /** Why it matters. */
  why?: string;
  /** What to change on the server. */
  fix?: string;
  /** What browsers do, where that is not what the standard asks for. */
  browsers?: { chromium: string; firefox: string };
  evidence: { field: string; value: string }[];
  spec?: { title: string; section: string; url: string };
}

/** A visit to a page: a top-level navigation, or what the producer takes for one. */
export interface PageReport {
  /** The producer's own name of it. */
  id: string;
  /** The document's URL; left out where that is not known. */
  url?: string;
  /** ISO 8601, UTC; left out where the capture does not say. */
  startedAt?: string;
}

/** What one visit comes to. */
export interface VisitReport {
  /** Requests that go to the origin, those among them that only ask whether a stored response holds. */
  requests: number;
  revalidations: number;
  /** Likely bytes of their responses, the known and the estimated ones; `cost` keeps them apart. */
  bytes: number;
  cost: Tally;
}

/** A later visit: `after` is an ISO 8601 duration since each resource was last loaded or confirmed. */
export interface RevisitReport {
  after: string;
  now: VisitReport;
  recommended: VisitReport;
}

/** What visits of some of the resources come to. */
export interface VisitsReport {
  name: string;
  resources: number;
  cold: VisitReport;
  revisits: RevisitReport[];
}

/** What a rule came to in the whole capture. */
export interface RuleReport {
  rule: string;
  findings: number;
  /** Exchanges that its findings stand on. */
  exchanges: number;
  /** Exchanges that it is about and that the capture does not show well enough to tell. */
  cannotTell: number;
}

/** What an audit says: plain data, the same for the same capture. */
export interface Report {
  schemaVersion: 1;
  tool: { name: 'not-modified'; version: string };
  profile: Profile;
  capture: {
    producer: { name: string; version?: string; browser?: string };
    startedAt?: string;
    endedAt?: string;
    entries: number;
    exchanges: number;
    skipped: { entry: number; reason: string }[];
    notes: { code: string; message: string }[];
    /** The pages that its exchanges were requested for, in the order in which they are first named. */
    pages: PageReport[];
    /** The captures that were audited as one; `firstEntry` is the index of their first entry among all. */
    parts?: {
      name: string;
      producer: { name: string; version?: string; browser?: string };
      firstEntry: number;
      entries: number;
    }[];
  };
  summary: {
    resources: number;
    exchanges: number;
    bySource: Partial<Record<Source, number>>;
    notModified: number;
    /** 304s against which a finding at level must or should stands. */
    faulty304s: number;
    findings: Record<Level, number>;
    /** What crossed the network in responses. */
    transferred: Tally;
  };
  savings: {
    /** `waitMs` is the sum of the known waits for first bytes; of `unknownWaits` 304s it is not known. */
    byRevalidation: Tally & { waitMs: number; unknownWaits: number };
    byCache: Tally;
    avoidable: {
      /** Both kinds together. */
      cost: Tally;
      /** `bytes` is the sum of `cost`, its estimated part at its most likely. */
      revalidations: { exchanges: number; bytes: number; waitMs: number; unknownWaits: number; cost: Tally };
      downloads: { exchanges: number; bytes: number; cost: Tally };
    };
    /** What Lighthouse's Cache insight would list and call wasted: its model of later visits, part of no other figure. */
    cacheInsight: { resources: number; wasted: Tally };
    /** What the resources cost with an empty cache, each loaded once. */
    cold: VisitReport;
    /** What later visits cost if the content stays the same, by the cache model, each resource loaded once. */
    revisits: RevisitReport[];
    /** The same by resource type and by host. */
    visits: { types: VisitsReport[]; hosts: VisitsReport[] };
  };
  resources: ResourceReport[];
  exchanges: ExchangeReport[];
  findings: Finding[];
  /** Rules that found something or could not tell, in their order. */
  rules: RuleReport[];
  /** What was asked for beyond the profile; left out where it is nothing. */
  settings?: Pick<Settings, 'levels' | 'ignore' | 'thresholds'>;
}
