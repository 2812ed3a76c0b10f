import { visible } from '../messages/visible.ts';
import { FirstChanges } from '../views/FirstChanges.tsx';
import { VisitComparison } from '../views/VisitComparison.tsx';
import { SideView } from './SideView.tsx';
import type { PanelState } from './state.ts';

/** The three visits of an audit of the page side by side, and what to change first. */
export function AuditView({ state }: { state: PanelState }) {
  const { wording } = state;
  const text = wording.text.pageAudit;
  const result = state.auditResult.value;
  if (!result) return null;

  return (
    <SideView state={state} id="audit" class="overview" title={text.resultTitle} closeName={text.close}>
      <div class="overview-body">
        <div class="overview-part">
          {result.url !== undefined && <p class="value">{visible(result.url)}</p>}
          <VisitComparison
            comparison={result.comparison}
            cacheDisabled={result.cacheDisabled}
            wording={wording}
          />
        </div>
        <div class="overview-part">
          <h3>{text.changes}</h3>
          <FirstChanges changes={result.changes} wording={wording} onOpen={state.open} />
        </div>
      </div>
    </SideView>
  );
}
