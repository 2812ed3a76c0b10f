import type { ComponentChildren } from 'preact';
import type { Overview } from '../desk/contract.ts';
import { visible } from '../messages/visible.ts';
import { sumText, TallyAmount, waitText } from '../views/Amount.tsx';
import { BytesBar, type BytesKind } from '../views/BytesBar.tsx';
import { differencesOf } from '../views/settings-words.ts';
import { asksFor, type Kind, toggleKind } from './filter/terms.ts';
import { AuditResultButton } from './PageAudit.tsx';
import type { PanelState } from './state.ts';

interface SummaryProps {
  readonly state: PanelState;
  readonly overview: Overview;
}

/** What the whole recording cost and saved. A figure that has resources behind it filters by them. */
export function Summary({ state, overview }: SummaryProps) {
  const { wording } = state;
  const { summary, savings } = overview;
  const text = wording.text.summary;
  const { wide, brief } = state.layout.value;
  const count = (name: string, value: number) => (
    <span data-figure={name} data-count={value}>
      {wording.figures.count(value)}
    </span>
  );
  return (
    <section id="summary" aria-label={text.name}>
      <div class={brief ? 'summary-figures summary-brief' : 'summary-figures'}>
        <Part state={state} kind="is:transferred" label={text.transferred} hint={text.hints.transferred}>
          <TallyAmount tally={summary.transferred} name="transferred" wording={wording} wide={wide} total />
        </Part>
        <Part
          state={state}
          kind="is:304"
          label={text.savedByRevalidation}
          hint={text.hints.savedByRevalidation}
          tone="saved"
        >
          <TallyAmount
            tally={savings.byRevalidation}
            name="saved-by-304"
            wording={wording}
            wide={wide}
            total
          />
        </Part>
        <Part
          state={state}
          kind="is:cached"
          label={text.savedByCache}
          hint={text.hints.savedByCache}
          tone="cached"
        >
          <TallyAmount tally={savings.byCache} name="saved-by-cache" wording={wording} wide={wide} total />
        </Part>
        <Avoidable state={state} overview={overview} />
        <Part state={state} kind="is:304" label={text.notModified} hint={text.hints.notModified}>
          {count('not-modified', summary.notModified)}
        </Part>
        <Part
          state={state}
          kind="is:fault"
          label={text.faulty}
          hint={text.hints.faulty}
          tone={summary.faulty304s > 0 ? 'fault' : undefined}
        >
          {count('faulty', summary.faulty304s)}
        </Part>
        <Notes state={state} overview={overview} />
      </div>
      <BytesLine state={state} overview={overview} />
    </section>
  );
}

function Part(props: {
  state: PanelState;
  kind: Kind;
  label: string;
  hint: string;
  tone?: 'saved' | 'cached' | 'avoidable' | 'fault' | undefined;
  children: ComponentChildren;
}) {
  const { state, kind, label, hint, tone, children } = props;
  return (
    <button
      type="button"
      class={tone ? `part tone-${tone}` : 'part'}
      aria-pressed={asksFor(state.filter.value, kind)}
      title={`${hint}\n${state.wording.text.summary.filterBy(kind)}`}
      onClick={() => {
        state.filter.value = toggleKind(state.filter.value, kind);
      }}
    >
      <span class="part-label">{label}</span> {children}
    </button>
  );
}

function Avoidable({ state, overview }: SummaryProps) {
  const { wording } = state;
  const { avoidable, cacheInsight } = overview.savings;
  const { cost, revalidations, downloads } = avoidable;
  const { figures } = wording;
  const text = wording.text.summary;
  const parts = text.avoidableParts(
    figures.count(revalidations.exchanges),
    waitText(revalidations, revalidations.exchanges, wording),
    figures.count(downloads.exchanges),
  );
  const insight = text.cacheInsight(
    sumText(cacheInsight.wasted, wording, true),
    cacheInsight.resources,
    figures.count(cacheInsight.resources),
  );
  return (
    <Part
      state={state}
      kind="is:avoidable"
      label={text.avoidable}
      hint={[text.hints.avoidable, parts, insight].join('\n')}
      tone={cost.exchanges > 0 ? 'avoidable' : undefined}
    >
      <TallyAmount tally={cost} name="avoidable" wording={wording} total />
      {cost.exchanges > 0 && ` · ${text.trips(cost.exchanges, figures.count(cost.exchanges))}`}
    </Part>
  );
}

/** What to know about the recording as a whole, in the room that is left. */
function Notes({ state, overview }: SummaryProps) {
  const { capture, summary } = overview;
  const { figures } = state.wording;
  const text = state.wording.text.summary;
  const shown = text.shown(figures.count(state.shown.value.length), figures.count(summary.resources));
  const no304 = state.desk.opened.value ? text.noneInFiles : text.noneYet;
  const skipped = capture.skipped.map(({ entry, reason }) => `#${entry}: ${visible(reason)}`);
  return (
    <span class="notes">
      {state.filtered.value && (
        <span role="status" data-note="filtered" title={shown}>
          {shown}
        </span>
      )}
      <SettingsNote state={state} />
      {!state.recording.value && (
        <span data-note="paused" title={text.paused}>
          {text.paused}
        </span>
      )}
      {skipped.length > 0 && (
        <span data-note="skipped" title={skipped.join('\n')}>
          {text.skipped(skipped.length)}
        </span>
      )}
      {capture.notes.map(({ code, message }) => (
        <span key={code} data-note={code} title={visible(message)}>
          {visible(message)}
        </span>
      ))}
      {summary.exchanges > 0 && summary.notModified === 0 && (
        <span data-note="no-304" title={no304}>
          {no304}
        </span>
      )}
    </span>
  );
}

/** That the settings are not the default ones; while they are looked at, its place is kept for it. */
function SettingsNote({ state: { settings, settingsShown, wording } }: { state: PanelState }) {
  const text = wording.text.settings.note;
  if (settings.changed.value) {
    return (
      <span
        class="settings-note"
        data-note="settings"
        title={differencesOf(settings.chosen.value, wording).join('\n')}
      >
        {text}
      </span>
    );
  }
  return settingsShown.value ? (
    <span class="settings-note" aria-hidden="true">
      {text}
    </span>
  ) : null;
}

const KINDS: Readonly<Record<BytesKind, Kind>> = {
  transferred: 'is:transferred',
  avoidable: 'is:avoidable',
  saved: 'is:304',
  cached: 'is:cached',
};

/** The bytes drawn to one scale, and the way to what they come to on later visits. */
function BytesLine({ state, overview: { summary, savings } }: SummaryProps) {
  const text = state.wording.text.overview;
  return (
    <div class="bytes-line">
      <BytesBar
        report={{ summary, savings }}
        wording={state.wording}
        onAsk={(kind) => {
          state.filter.value = toggleKind(state.filter.value, KINDS[kind]);
        }}
      />
      <button
        type="button"
        id="overview"
        class="overview-button"
        aria-expanded={state.overviewShown.value}
        onClick={state.toggleOverview}
      >
        {text.button}
      </button>
      <AuditResultButton state={state} />
    </div>
  );
}
