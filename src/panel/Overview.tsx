import { useEffect, useRef } from 'preact/hooks';
import { FirstChanges } from '../views/FirstChanges.tsx';
import { RevisitChart } from '../views/RevisitChart.tsx';
import { ToolIcon } from './icons.tsx';
import type { PanelState } from './state.ts';

/** What the site's caching costs on later visits, and what to change first. */
export function Overview({ state }: { state: PanelState }) {
  const { wording } = state;
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
      </header>
      <div class="overview-body">
        <div class="overview-part">
          <h3>{text.revisits.title}</h3>
          <RevisitChart savings={state.report.value.savings} wording={wording} />
        </div>
        <div class="overview-part">
          <h3>{text.changes.title}</h3>
          <FirstChanges changes={state.firstChanges.value} wording={wording} onOpen={state.open} />
        </div>
      </div>
    </section>
  );
}
