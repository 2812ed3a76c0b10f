import { useEffect, useRef } from 'preact/hooks';
import type { Overview as Told } from '../desk/contract.ts';
import { FirstChanges } from '../views/FirstChanges.tsx';
import { RevisitChart } from '../views/RevisitChart.tsx';
import { CompareButton } from './CompareButton.tsx';
import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** What the site's caching costs on later visits, and what to change first. */
export function Overview({ state, overview }: { state: PanelState; overview: Told }) {
  const { wording } = state;
  const changes = state.firstChanges.value;
  const { narrow, detailsWidth } = state.layout.value;
  const text = wording.text.overview;
  const closer = useRef<HTMLButtonElement>(null);

  useEffect(() => closer.current?.focus(), []);

  return (
    <section
      id="overview-view"
      class="details overview"
      aria-label={text.button}
      style={narrow ? {} : { width: `${detailsWidth}px` }}
    >
      <header class="details-head">
        <button
          type="button"
          id="overview-close"
          class="tool"
          ref={closer}
          title={text.close}
          aria-label={text.close}
          onClick={state.close}
        >
          <ToolIcon name={narrow ? 'back' : 'close'} />
          {narrow && <span class="tool-name">{wording.text.details.backShort}</span>}
        </button>
        <h2>{text.button}</h2>
        {!state.desk.opened.value && <CompareButton state={state} />}
      </header>
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
    </section>
  );
}
