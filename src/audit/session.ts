import type { ProfileName } from '../cache/model/contract.ts';
import { PROFILES } from '../cache/model/profiles.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type {
  Capture,
  CaptureNote,
  CapturePage,
  CapturePart,
  CaptureProducer,
  Skipped,
} from '../har/capture.ts';
import { figuresIn } from '../messages/figures.ts';
import type { Language, Messages } from '../messages/messages.ts';
import { DEFAULT_SETTINGS, type Profile, type Settings, type Thresholds } from '../rules/settings.ts';
import type { Compression } from '../savings/compression.ts';
import { assembleReport } from './assemble.ts';
import type { Wording } from './exchange-report.ts';
import { type GatheredResource, type Progress, startGathering } from './gathering.ts';
import type { Report, ResourceReport } from './report.ts';
import { judgeNext, remember, type Standards, startHistory } from './resource.ts';
import {
  type Audited,
  enter,
  partOf,
  type ResourceName,
  type ResourcePart,
  renewEstimates,
  startAccount,
  unshare,
} from './resource-report.ts';
import { createReasonReport } from './texts.ts';

/** How an audit judges. What is left out is the default. */
export interface Judgement {
  /** `rfc9110` (default), or `strict`: all six fields on every 304. */
  readonly profile?: Profile;
  /** Other levels, what is ignored, and thresholds; those that are left out are the default ones. */
  readonly settings?: Partial<Omit<Settings, 'profile' | 'thresholds'>> & {
    readonly thresholds?: Partial<Thresholds>;
  };
}

/** How a session judges, and the texts that it speaks with, in their language. */
export interface Manner extends Judgement {
  readonly language: Language;
  readonly messages: Messages;
}

/** An audit of traffic as it comes, whose texts are given to it: whoever starts one need not hold those of every language. */
export interface Session {
  /** Takes an exchange; one with the id of an earlier one replaces it. */
  add(exchange: Exchange): void;
  /** Takes note of an entry that is no exchange. */
  skip(skipped: Skipped): void;
  /** What the report says of the capture as a whole, from now on. */
  note(notes: readonly CaptureNote[]): void;
  /** The pages that the exchanges' `page` are indexes into, from now on. */
  visit(pages: readonly CapturePage[]): void;
  /** Forgets everything taken so far. */
  clear(): void;
  /** Judges and speaks in this way from now on, and of what was taken so far anew. */
  choose(manner: Manner): void;
  /** The exchanges of the resource of that id, in the order in which they began. */
  exchangesOf(resource: string): readonly Exchange[];
  /** What the report recommends for the resources that are asked for by their names, of which alone parts are made. */
  recommended(isAskedFor: (name: ResourceName) => boolean): RecommendedResource[];
  /** The kind of cache by which it explains and predicts: that of the browser that recorded, where it is known. */
  readonly cacheProfile: ProfileName;
  /**
   * The report on everything taken so far, or on the resources of these ids alone. Costs what has changed since the last
   * one, and putting the parts together.
   */
  report(only?: ReadonlySet<string>): Report;
}

/** A resource with what is recommended for it, where anything is. */
export type RecommendedResource = Pick<ResourceReport, 'method' | 'url' | 'type' | 'recommendation'>;

/** What the report says of the capture. */
export interface CaptureHead {
  readonly producer?: CaptureProducer;
  readonly notes?: readonly CaptureNote[];
  readonly parts?: readonly CapturePart[];
  readonly pages?: readonly CapturePage[];
  /** Whether the lines that exports leave out to protect people are shown; shown by default, as live traffic is. */
  readonly sensitiveLines?: Capture['sensitiveLines'];
  /** Whose cache was asked; unknown by default. */
  readonly cache?: Capture['cache'];
}

/** The settings in full. */
function settingsOf({ profile = 'rfc9110', settings }: Judgement): Settings {
  const thresholds = { ...DEFAULT_SETTINGS.thresholds, ...settings?.thresholds };
  return { ...DEFAULT_SETTINGS, ...settings, profile, thresholds };
}

function wordingOf({ language, messages }: Manner): Wording {
  const figures = figuresIn(language);
  return { messages, figures, reason: createReasonReport(messages, figures) };
}

/** Starts without traffic. `isLive`: what was worked out is kept for the next report, which it makes cheap. */
export function startSession(options: Manner & CaptureHead, isLive: boolean): Session {
  const { producer = { name: 'unknown' }, sensitiveLines = 'shown' } = options;
  const { parts: captures, cache = 'unknown' } = options;
  let audited: Audited = {
    settings: settingsOf(options),
    sensitiveLines,
    cache: PROFILES[cache === 'unknown' ? 'rfc9111-private' : cache],
    wording: wordingOf(options),
  };
  const skipped = new Map<number, Skipped>();
  let notes = options.notes ?? [];
  let pages = options.pages ?? [];
  let gathering = startGathering();

  /** The parts of these resources, each made when it is asked for. */
  function* parts(of: Iterable<GatheredResource> = gathering.resources()): Iterable<ResourcePart> {
    const ratios = gathering.ratios();
    for (const resource of of) {
      const progress = resource.progress ?? {
        history: startHistory(),
        account: startAccount(resource, audited.settings),
      };
      if (isLive) resource.progress = progress;
      const unsafe = gathering.unsafeTo(resource.url);
      yield partOfResource(resource, progress, ratios, { ...audited, unsafe });
    }
  }

  return {
    add(exchange) {
      skipped.delete(exchange.entry);
      gathering.take(exchange);
    },
    skip(entry) {
      gathering.drop(entry.entry);
      skipped.set(entry.entry, entry);
    },
    note(next) {
      notes = next;
    },
    visit(next) {
      pages = next;
    },
    clear() {
      gathering = startGathering();
      skipped.clear();
    },
    choose(next) {
      audited = { ...audited, settings: settingsOf(next), wording: wordingOf(next) };
      gathering.judgeAnew();
    },
    exchangesOf: (resource) => gathering.exchangesOf(resource),
    recommended: (isAskedFor) =>
      Array.from(parts(gathering.resources().filter(isAskedFor)), ({ report }) => recommendedOf(report)),
    cacheProfile: audited.cache.name,
    report(only) {
      const sorted = [...skipped.values()].toSorted((a, b) => a.entry - b.entry);
      const entries = gathering.size() + sorted.length;
      const facts = {
        producer,
        notes,
        pages,
        skipped: sorted,
        entries,
        ...(captures && { parts: captures }),
      };
      return assembleReport(parts(), facts, { only, ...audited });
    },
  };
}

/** Without what the assembly of a report changes. */
const recommendedOf = ({ method, url, type, recommendation }: ResourceReport): RecommendedResource => ({
  method,
  url,
  type,
  ...(recommendation && { recommendation }),
});

/** The part of a resource; made anew only where exchanges have been added or the ratios it rests on have changed. */
function partOfResource(
  resource: GatheredResource,
  progress: Progress,
  ratios: Compression,
  audited: Audited & Pick<Standards, 'unsafe'>,
): ResourcePart {
  const { history, account, part } = progress;
  const judged = account.exchanges.length;
  const isRenewed = renewEstimates(account, ratios);
  if (part && !isRenewed && judged === resource.exchanges.length) return part;
  if (part) unshare(account);
  const waiting = judged === 0 ? resource.exchanges : resource.exchanges.slice(judged);
  for (const exchange of waiting) {
    const { settings, cache, unsafe } = audited;
    const judged = judgeNext(history, exchange, { profile: settings.profile, cache, unsafe });
    enter(account, judged, ratios, audited);
    remember(history, judged.subject);
  }
  progress.part = partOf(resource, account, audited);
  return progress.part;
}
