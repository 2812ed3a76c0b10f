import type { Exchange } from '../exchange/exchange.ts';
import { withoutFragment } from '../exchange/fragment.ts';
import { SAFE_METHODS } from '../http/methods.ts';
import { type Compression, lengthsShown, observeRatio, type Ratio } from '../savings/compression.ts';
import type { History } from './resource.ts';
import type { ResourceAccount, ResourceName, ResourcePart } from './resource-report.ts';

/** A resource with its exchanges in the order in which they began, and what was worked out of them. */
export interface GatheredResource extends ResourceName {
  exchanges: Exchange[];
  /** The least id among them. */
  firstId: number;
  /** Whether `exchanges` may hold some that were replaced, or are out of order. */
  unsettled: boolean;
  /** What its first exchanges, as many as the account holds, have come to; undefined where they have to be judged anew. */
  progress: Progress | undefined;
}

/** How far the exchanges of a resource have been judged. */
export interface Progress {
  readonly history: History;
  readonly account: ResourceAccount;
  /** The share of the report that was made of it last. */
  part?: ResourcePart;
}

/** The exchanges of a capture by resource. */
export interface Gathering {
  /** How many exchanges there are. */
  size(): number;
  /** Takes an exchange; one with the id of an earlier one replaces it. */
  take(exchange: Exchange): void;
  /** Forgets the exchange of that id. */
  drop(id: number): void;
  /** Forgets what was worked out of the exchanges, which stay. */
  judgeAnew(): void;
  /** The resources in the order in which they were first seen. */
  resources(): GatheredResource[];
  /** The exchanges of the resource of that id, in the order in which they began. */
  exchangesOf(id: string): readonly Exchange[];
  /** The requests of unsafe methods for that URL, in the order in which they began. */
  unsafeTo(url: string): readonly Exchange[];
  /** The compression ratios that all exchanges show. */
  ratios(): Compression;
}

/** Starts without exchanges. Those that come in order cost no more than their place. */
export function startGathering(): Gathering {
  const exchanges = new Map<number, Exchange>();
  /** By method, then by URL. */
  const resources = new Map<string, Map<string, GatheredResource>>();
  let ratios: Map<string, Ratio> | undefined = new Map();

  function drop(exchange: Exchange): void {
    exchanges.delete(exchange.id);
    resourceOf(exchange, resources).unsettled = true;
    judgeLaterAnew(exchange, resources);
    if (lengthsShown(exchange)) ratios = undefined;
  }

  return {
    size: () => exchanges.size,
    take(exchange) {
      const before = exchanges.get(exchange.id);
      if (before === exchange) return;
      if (before) drop(before);
      exchanges.set(exchange.id, exchange);
      append(resourceOf(exchange, resources), exchange);
      judgeLaterAnew(exchange, resources);
      if (ratios) observeRatio(ratios, exchange);
    },
    drop(id) {
      const exchange = exchanges.get(id);
      if (exchange) drop(exchange);
    },
    judgeAnew() {
      for (const ofMethod of resources.values())
        for (const resource of ofMethod.values()) resource.progress = undefined;
    },
    resources() {
      const found: GatheredResource[] = [];
      for (const ofMethod of resources.values()) {
        for (const [url, resource] of ofMethod) {
          if (resource.unsettled) settle(resource, exchanges);
          if (resource.exchanges.length > 0) found.push(resource);
          else ofMethod.delete(url);
        }
      }
      return found.sort((a, b) => a.firstId - b.firstId);
    },
    exchangesOf(id) {
      const end = id.indexOf(' ');
      const resource = resources.get(id.slice(0, end))?.get(id.slice(end + 1));
      if (resource?.unsettled) settle(resource, exchanges);
      return resource?.exchanges ?? [];
    },
    unsafeTo: (url) => unsafeFor(url, resources, exchanges),
    ratios() {
      if (ratios) return ratios;
      ratios = new Map();
      for (const exchange of exchanges.values()) observeRatio(ratios, exchange);
      return ratios;
    },
  };
}

/** What was judged without an unsafe request that came before it has to be judged anew. */
function judgeLaterAnew(unsafe: Exchange, resources: Map<string, Map<string, GatheredResource>>): void {
  if (SAFE_METHODS.has(unsafe.method)) return;
  const resource = resources.get('GET')?.get(withoutFragment(unsafe.url));
  const last = resource?.exchanges.at(-1);
  if (resource?.progress && last && inOrder(last, unsafe) > 0) resource.progress = undefined;
}

function unsafeFor(
  url: string,
  resources: Map<string, Map<string, GatheredResource>>,
  counting: ReadonlyMap<number, Exchange>,
): readonly Exchange[] {
  const found: (readonly Exchange[])[] = [];
  for (const [method, ofMethod] of resources) {
    const resource = SAFE_METHODS.has(method) ? undefined : ofMethod.get(url);
    if (!resource) continue;
    if (resource.unsettled) settle(resource, counting);
    if (resource.exchanges.length > 0) found.push(resource.exchanges);
  }
  return found.length < 2 ? (found[0] ?? []) : found.flat().sort(inOrder);
}

function resourceOf(
  { method, url: withFragment }: Exchange,
  resources: Map<string, Map<string, GatheredResource>>,
): GatheredResource {
  const url = withoutFragment(withFragment);
  const ofMethod = resources.get(method) ?? new Map<string, GatheredResource>();
  const there = ofMethod.get(url);
  if (there) return there;
  const firstId = Number.POSITIVE_INFINITY;
  const resource = { method, url, exchanges: [], firstId, unsettled: false, progress: undefined };
  ofMethod.set(url, resource);
  resources.set(method, ofMethod);
  return resource;
}

function append(resource: GatheredResource, exchange: Exchange): void {
  const last = resource.exchanges.at(-1);
  if (last && inOrder(last, exchange) > 0) resource.unsettled = true;
  resource.exchanges.push(exchange);
  resource.firstId = Math.min(resource.firstId, exchange.id);
}

/** Leaves of a resource's exchanges only those that still count, in order. */
function settle(resource: GatheredResource, counting: ReadonlyMap<number, Exchange>): void {
  const left = [...new Set(resource.exchanges)].filter((exchange) => counting.get(exchange.id) === exchange);
  resource.exchanges = left.sort(inOrder);
  resource.firstId = left.reduce((least, { id }) => Math.min(least, id), Number.POSITIVE_INFINITY);
  resource.unsettled = false;
  resource.progress = undefined;
}

/** The order in which exchanges began. */
const inOrder = (a: Exchange, b: Exchange): number => (a.startedAt ?? 0) - (b.startedAt ?? 0) || a.id - b.id;
