import { hostOf } from '../exchange/host.ts';
import { DELAYS } from '../savings/revisit.ts';
import {
  addVisits,
  type ResourceVisits,
  startVisits,
  type VisitSum,
  type VisitSums,
} from '../savings/visits.ts';
import type { Report, ResourceReport, RevisitReport, VisitReport, VisitsReport } from './report.ts';

/** What visits of a whole capture come to, also by type and by host. */
export interface SiteVisits {
  readonly all: VisitSums;
  readonly byType: Map<string, VisitSums>;
  readonly byHost: Map<string, VisitSums>;
}

/** Starts without resources. */
export const startSiteVisits = (): SiteVisits => ({
  all: startVisits(),
  byType: new Map(),
  byHost: new Map(),
});

/** Adds what visits of one resource cost. */
export function addToSite(
  { all, byType, byHost }: SiteVisits,
  { type, url }: Pick<ResourceReport, 'type' | 'url'>,
  visits: ResourceVisits,
): void {
  addVisits(all, visits);
  addVisits(sumsOf(byType, type), visits);
  addVisits(sumsOf(byHost, hostOf(url)), visits);
}

function sumsOf(groups: Map<string, VisitSums>, name: string): VisitSums {
  const there = groups.get(name) ?? startVisits();
  groups.set(name, there);
  return there;
}

/** The visits as a report shows them. */
export const reportSiteVisits = ({
  all,
  byType,
  byHost,
}: SiteVisits): Pick<Report['savings'], 'cold' | 'revisits' | 'visits'> => ({
  cold: reportVisit(all.cold),
  revisits: reportRevisits(all),
  visits: { types: reportGroups(byType), hosts: reportGroups(byHost) },
});

const reportGroups = (groups: ReadonlyMap<string, VisitSums>): VisitsReport[] =>
  [...groups].map(([name, sums]) => ({
    name,
    resources: sums.resources,
    cold: reportVisit(sums.cold),
    revisits: reportRevisits(sums),
  }));

const reportRevisits = ({ now, recommended }: VisitSums): RevisitReport[] =>
  DELAYS.map(({ after }, at) => ({
    after,
    now: reportVisit(now[at]),
    recommended: reportVisit(recommended[at]),
  }));

function reportVisit(sum: VisitSum | undefined): VisitReport {
  const { requests, revalidations, bytes } = sum ?? startVisits().cold;
  return { requests, revalidations, bytes: bytes.measuredBytes + bytes.estimatedBytes.bytes, cost: bytes };
}
