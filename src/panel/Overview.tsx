import { FirstChanges } from '../views/FirstChanges.tsx';
import { RevisitChart } from '../views/RevisitChart.tsx';
import { CompareButton } from './CompareButton.tsx';
import { SideView } from './SideView.tsx';
import type { PanelState } from './state.ts';

/** What the site's caching costs on later visits, and what to change first. */
export function Overview({ state }: { state: PanelState }) {
  const { wording } = state;
  const overview = state.desk.overview.value;
  const changes = state.firstChanges.value;
  const text = wording.text.overview;
  if (!overview) return null;

  return (
    <SideView
      state={state}
      id="overview"
      class="overview"
      title={text.button}
      closeName={text.close}
      head={!state.desk.opened.value && <CompareButton state={state} />}
    >
      <div class="overview-body">
        <div class="overview-part">
          <h3>{text.revisits.title}</h3>
          <RevisitChart savings={overview.savings} wording={wording} />
        </div>
        <div class="overview-part">
          <h3>{text.changes.title}</h3>
          {state.changesOutdated.value && (
            <p class="note">
              <button type="button" id="changes-renew" class="word-button" onClick={state.renewChanges}>
                {text.changes.renew}
              </button>
            </p>
          )}
          {changes && <FirstChanges changes={changes} wording={wording} onOpen={state.open} />}
        </div>
      </div>
    </SideView>
  );
}
