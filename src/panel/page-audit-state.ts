import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ComparedVisits } from '../desk/contract.ts';
import type { AuditEnd, PageAudit, Recording } from '../devtools/recording.ts';
import { visible } from '../messages/visible.ts';
import type { DeskView } from './desk-view.ts';
import type { RecorderView } from './recorder-view.ts';

/** What the audit of the page came to. */
export interface PageAuditResult extends ComparedVisits {
  readonly cacheDisabled: boolean;
}

/** What is to be said of an audit that is under way, or has just come to no result. */
export type PageAuditStatus =
  | Extract<PageAudit, { state: 'running' }>
  | { readonly state: 'comparing' }
  | { readonly state: 'ended'; readonly why: AuditEnd }
  | { readonly state: 'not-compared'; readonly reason: string };

/** Why an audit cannot be begun now. */
export type AuditUnavailable = 'lost' | 'files' | 'running';

/** The audit of the inspected page, and its result, which stays until the next one has come. */
export function createPageAuditState(
  recording: Recording,
  { pageAudit, lost }: Pick<RecorderView, 'pageAudit' | 'lost'>,
  desk: DeskView,
) {
  const status = signal<PageAuditStatus | undefined>(undefined);
  const result = signal<PageAuditResult | undefined>(undefined);
  const auditShown = signal(false);
  /** The latest audit that is done, of which the answer counts. */
  let latest: PageAudit | undefined;

  async function compare(audit: Extract<PageAudit, { state: 'done' }>, isOwn: boolean): Promise<void> {
    latest = audit;
    const tell = (next: PageAuditStatus | undefined): void => {
      if (isOwn) status.value = next;
    };
    tell({ state: 'comparing' });
    try {
      await recording.reconcile();
      const compared = await desk.ask({ about: 'visits', pages: audit.pages });
      if (latest !== audit) return;
      result.value = { ...compared, cacheDisabled: audit.cacheDisabled };
      auditShown.value ||= isOwn && desk.opened.peek() === undefined;
      tell(undefined);
    } catch (error) {
      const reason = visible(error instanceof Error ? error.message : String(error));
      if (latest === audit) tell({ state: 'not-compared', reason });
    }
  }

  const stopFollowing = effect(() => {
    const audit = pageAudit.value;
    // What had ended before this panel was there is no news.
    const isOwn = status.peek()?.state === 'running';
    if (audit?.state === 'done') void compare(audit, isOwn);
    else if (audit?.state === 'running' || isOwn) status.value = audit;
  });
  const stopHearing = effect(() => {
    if (lost.value) status.value = undefined;
  });

  const auditUnavailable: ReadonlySignal<AuditUnavailable | undefined> = computed(() => {
    if (lost.value) return 'lost';
    const isUnderWay = status.value?.state === 'running' || status.value?.state === 'comparing';
    if (isUnderWay) return 'running';
    return desk.opened.value ? 'files' : undefined;
  });

  return {
    close() {
      auditShown.value = false;
    },
    toggle() {
      auditShown.value = !auditShown.value && result.value !== undefined;
    },
    stop() {
      stopFollowing();
      stopHearing();
    },
    actions: {
      auditStatus: status,
      auditResult: result,
      auditShown,
      auditUnavailable,
      auditPage() {
        if (auditUnavailable.peek() !== undefined) return;
        // The recorder may end it before it has told of any visit.
        status.value = { state: 'running', visit: 'first', requests: 0 };
        recording.auditPage();
      },
      cancelAudit: () => recording.cancelAudit(),
      dismissAudit() {
        status.value = undefined;
      },
    },
  };
}
