import type { ExchangeReport, ReasonReport } from '../../audit/report.ts';
import { visible } from '../../messages/visible.ts';
import type { PanelState } from '../state.ts';

interface DecidedProps {
  readonly state: PanelState;
  readonly exchange: ExchangeReport;
}

/** What became of one request and why, beside what the cache does by itself. */
export function Decided({ state, exchange }: DecidedProps) {
  const text = state.wording.text.timeline;
  const { action, reasons, expected, difference } = exchange.decision;
  const actions: Readonly<Record<string, string>> = text.actions;
  const expectations: Readonly<Record<string, string>> = text.expected;
  const otherwise = expectations[expected?.action ?? ''] ?? '';
  const expectation = !expected ? text.heldUnknown : difference ? otherwise : text.same;
  return (
    <div class="decided">
      <div class="decided-sides">
        <Side
          title={text.happened}
          action={actions[action] ?? text.actions.unknown}
          reasons={reasons}
          name="happened"
        />
        <Side
          title={text.byItself}
          action={expectation}
          reasons={difference && expected ? expected.reasons : []}
          name="expected"
        />
      </div>
      {difference && (
        <p class="decided-difference" data-difference={difference.code}>
          <b>{text.difference}</b> {visible(difference.message)}
        </p>
      )}
      {exchange.avoidable && <p class="decided-avoidable">{text.avoidable[exchange.avoidable]}</p>}
      <p class="quiet">{figuresOf(state, exchange).join(' · ')}</p>
      <p>
        <button type="button" class="word-button" onClick={() => state.show('headers')}>
          {text.lines}
        </button>
        {exchange.notModified && (
          <button type="button" class="word-button" onClick={() => state.show('check')}>
            {state.wording.text.details.tabs.check}
          </button>
        )}
      </p>
    </div>
  );
}

function Side(props: { title: string; action: string; reasons: readonly ReasonReport[]; name: string }) {
  const { title, action, reasons, name } = props;
  return (
    <div data-side={name}>
      <h3 class="decided-head">{title}</h3>
      <p>
        <b>{action}</b>
      </p>
      {reasons.map(({ code, message }, at) => (
        <p key={at} data-reason={code}>
          {visible(message)}
        </p>
      ))}
    </div>
  );
}

function figuresOf({ wording }: PanelState, exchange: ExchangeReport): string[] {
  const words = wording.text.timeline.figures;
  const { bytesExactly, seconds, duration } = wording.figures;
  const { ageSeconds, lifetimeSeconds, wire, waitMs } = exchange;
  const saved = exchange.notModified?.saved ?? exchange.saved;
  return [
    words.sent(bytesExactly(wire.request)),
    words.received(bytesExactly(wire.response)),
    ...(saved ? [words.saved(bytesExactly(saved))] : []),
    ...(waitMs === null ? [] : [words.wait(duration(waitMs))]),
    ...(ageSeconds === null ? [] : [words.age(seconds(ageSeconds))]),
    ...(lifetimeSeconds.private === null ? [] : [words.lifetime(seconds(lifetimeSeconds.private))]),
  ];
}
