import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ResourceRow } from '../desk/contract.ts';
import { Check } from './details/Check.tsx';
import { FoundHere } from './details/FoundHere.tsx';
import { Headers } from './details/Headers.tsx';
import { Policy } from './details/Policy.tsx';
import { Timeline } from './details/Timeline.tsx';
import { SECTIONS, type Section } from './details-state.ts';
import { ToolIcon } from './icons.tsx';
import { visibleRow } from './rows.ts';
import type { PanelState } from './state.ts';

interface DetailsProps {
  readonly state: PanelState;
  readonly row: ResourceRow;
}

/** Everything about one resource, a part at a time. */
export function Details({ state, row }: DetailsProps) {
  const { narrow, detailsWidth } = state.layout.value;
  const { text } = state.wording;
  const drawn = visibleRow(row);
  const opener = useRef<HTMLButtonElement>(null);
  const closeName = narrow ? text.details.back : text.details.close;

  useEffect(() => {
    if (narrow) opener.current?.focus();
  }, [narrow]);

  return (
    <section
      id="details"
      class="details"
      aria-label={text.details.name(drawn.name)}
      data-resource-url={row.url}
      style={narrow ? {} : { width: `${detailsWidth}px` }}
    >
      <header class="details-head details-head-tabs">
        <button
          type="button"
          id="details-close"
          class="tool"
          ref={opener}
          title={closeName}
          aria-label={closeName}
          onClick={state.close}
        >
          <ToolIcon name={narrow ? 'back' : 'close'} />
          {narrow && <span class="tool-name">{text.details.backShort}</span>}
        </button>
        <h2 title={drawn.url}>{drawn.name}</h2>
        <Tabs state={state} row={row} />
      </header>
      <Part key={`exchanges ${row.id}`} state={state} section="exchanges">
        <Timeline state={state} row={row} />
      </Part>
      <Part key={`check ${row.id}`} state={state} section="check">
        <Check state={state} row={row} />
      </Part>
      <Part key={`findings ${row.id}`} state={state} section="findings">
        <FoundHere state={state} />
      </Part>
      <Part key={`policy ${row.id}`} state={state} section="policy">
        {state.section.value === 'policy' && <Policy state={state} row={row} />}
      </Part>
      <Part key={`headers ${row.id}`} state={state} section="headers">
        {state.section.value === 'headers' && <Headers state={state} row={row} />}
      </Part>
    </section>
  );
}

/** A part of the details, hidden while another one is shown; of another resource it begins at its top. */
function Part(props: { state: PanelState; section: Section; children: ComponentChildren }) {
  const { state, section, children } = props;
  const isShown = state.section.value === section;
  return (
    <div
      id={`details-${section}`}
      class="details-body"
      role="tabpanel"
      aria-labelledby={tabId(section)}
      tabIndex={isShown ? 0 : -1}
      hidden={!isShown}
    >
      {children}
    </div>
  );
}

/** The id of the tab of a part. */
export const tabId = (section: Section): string => `tab-${section}`;

function Tabs({ state, row }: DetailsProps) {
  const { parts, tabs } = state.wording.text.details;
  const { count } = state.wording.figures;
  const counts: Partial<Record<Section, number>> = {
    exchanges: row.exchanges.length,
    check: row.exchanges.filter(({ source }) => source === 'revalidated').length,
    findings: row.findings.length,
  };
  const shown = state.section.value;

  function onKeyDown(event: KeyboardEvent): void {
    const next = sectionFor(event.key, shown);
    if (!next) return;
    event.preventDefault();
    state.show(next);
    document.getElementById(tabId(next))?.focus();
  }

  return (
    <div class="tabs" role="tablist" aria-label={parts} onKeyDown={onKeyDown}>
      {SECTIONS.map((section) => (
        <button
          key={section}
          type="button"
          id={tabId(section)}
          class="tab"
          role="tab"
          data-tab={section}
          aria-selected={shown === section}
          aria-controls={`details-${section}`}
          tabIndex={shown === section ? 0 : -1}
          title={tabs[section]}
          onClick={() => state.show(section)}
        >
          {tabs[section]}
          {counts[section] !== undefined && <span class="tab-count quiet"> {count(counts[section])}</span>}
        </button>
      ))}
    </div>
  );
}

/** Where a key leads from the part that is shown, round and round. */
function sectionFor(key: string, from: Section): Section | undefined {
  const at = SECTIONS.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return SECTIONS[(at + 1) % SECTIONS.length];
    case 'ArrowLeft':
      return SECTIONS.at(at - 1);
    case 'Home':
      return SECTIONS[0];
    case 'End':
      return SECTIONS.at(-1);
    default:
      return undefined;
  }
}
