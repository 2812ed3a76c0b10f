import { ToolIcon } from './icons.tsx';
import type { PageAuditStatus } from './page-audit-state.ts';
import type { PanelState } from './state.ts';

/** Begins the audit of the page; where that cannot be now, its title says why. */
export function AuditButton({ state }: { state: PanelState }) {
  const text = state.wording.text.pageAudit;
  const unavailable = state.auditUnavailable.value;
  return (
    <button
      type="button"
      id="audit-page"
      class="tool audit-button"
      aria-label={text.button}
      title={unavailable === undefined ? text.hint : text.unavailable[unavailable]}
      aria-disabled={unavailable !== undefined}
      onClick={state.auditPage}
    >
      <ToolIcon name="audit" />
      {state.layout.value.words && <span>{text.button}</span>}
    </button>
  );
}

/** How far the audit is, with a way to stop it; or why it came to no result. */
export function AuditLine({ state }: { state: PanelState }) {
  const text = state.wording.text.pageAudit;
  const status = state.auditStatus.value;
  if (!status) return null;
  if (status.state === 'running' || status.state === 'comparing')
    return (
      <div class="files" data-audit={status.state}>
        <span role="status">{progressText(status, state)}</span>
        <progress id="audit-progress" aria-label={text.running} max={3} value={doneOf(status)} />
        {status.state === 'running' && (
          <button type="button" id="audit-cancel" class="word-button" onClick={state.cancelAudit}>
            {text.cancel}
          </button>
        )}
      </div>
    );
  return (
    <div class="files" data-audit={status.state}>
      <span role="alert">
        {status.state === 'ended' ? text.ended[status.why] : text.notCompared(status.reason)}
      </span>
      <button type="button" id="audit-dismiss" class="word-button" onClick={state.dismissAudit}>
        {text.dismiss}
      </button>
    </div>
  );
}

const VISITS = ['first', 'second', 'reload'] as const;
type UnderWay = Extract<PageAuditStatus, { state: 'running' | 'comparing' }>;

/** How many of the visits are over. */
const doneOf = (status: UnderWay): number =>
  status.state === 'running' ? VISITS.indexOf(status.visit) : VISITS.length;

function progressText(status: UnderWay, { wording: { text, figures } }: PanelState): string {
  const words = text.pageAudit;
  if (status.state === 'comparing') return words.comparing;
  const requests = words.requests(status.requests, figures.count(status.requests));
  return words.progress(doneOf(status) + 1, VISITS.length, words.visits[status.visit], requests);
}

/** The way to the result of the last audit. */
export function AuditResultButton({ state }: { state: PanelState }) {
  if (!state.auditResult.value) return null;
  return (
    <button
      type="button"
      id="audit-result"
      class="overview-button"
      aria-expanded={state.auditShown.value}
      onClick={state.toggleAudit}
    >
      {state.wording.text.pageAudit.result}
    </button>
  );
}
