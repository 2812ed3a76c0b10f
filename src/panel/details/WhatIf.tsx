import { useRef } from 'preact/hooks';
import type { ResourceRow, WhatIfAnswer } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import type { PanelState } from '../state.ts';
import { LaterVisits, PredictedRequests } from './Predicted.tsx';

interface WhatIfProps {
  readonly state: PanelState;
  readonly row: ResourceRow;
}

/** Another Cache-Control to try: what the recorded requests and later visits would come to. */
export function WhatIf({ state, row }: WhatIfProps) {
  const text = state.wording.text.policy.whatIf;
  const answer = state.policy.whatIf.value;
  return (
    <section class="what-if">
      <h3>
        <label for="what-if">{text.title}</label>
      </h3>
      <Editor state={state} row={row} />
      <Problems state={state} answer={answer} />
      {answer ? <Outcome state={state} row={row} answer={answer} /> : <p class="note">{text.waiting}</p>}
    </section>
  );
}

function Editor({ state, row }: WhatIfProps) {
  const { policy, wording } = state;
  const text = wording.text.policy.whatIf;
  const draft = policy.draft.value;
  const input = useRef<HTMLInputElement>(null);
  const isEdited = draft !== undefined || policy.addsTag.value;
  const recommendation = state.details.value?.recommendation;
  const isRecommended =
    recommendation?.cacheControl === (draft ?? row.policy.cacheControl) &&
    policy.addsTag.value === (recommendation?.validator === 'etag');

  /** The buttons cannot be used again once they were, so that the focus goes on to where the person writes. */
  function set(change: () => void): void {
    change();
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isEdited) return;
    event.preventDefault();
    event.stopPropagation();
    policy.asSent();
  }

  return (
    <div class="policy-line what-if-editor">
      <label class="what-if-field">
        <span class="value">Cache-Control:</span>
        <input
          id="what-if"
          ref={input}
          class="value"
          autocomplete="off"
          spellcheck={false}
          aria-label={text.label}
          aria-describedby="what-if-problems"
          aria-invalid={(policy.whatIf.value?.problems.length ?? 0) > 0}
          title={text.hint}
          value={draft ?? visible(row.policy.cacheControl ?? '')}
          onInput={({ currentTarget }) => policy.tryOut(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </label>
      {row.policy.validator === 'none' && (
        <label class="what-if-tag">
          <input
            type="checkbox"
            id="what-if-tag"
            checked={policy.addsTag.value}
            onChange={({ currentTarget }) => policy.tryTag(currentTarget.checked)}
          />
          {text.tag}
        </label>
      )}
      {recommendation && (
        <button
          type="button"
          id="what-if-take"
          class="push-button"
          disabled={isRecommended}
          onClick={() => set(policy.takeRecommendation)}
        >
          {text.take}
        </button>
      )}
      <button
        type="button"
        id="what-if-reset"
        class="push-button"
        disabled={!isEdited}
        onClick={() => set(policy.asSent)}
      >
        {text.asSent}
      </button>
    </div>
  );
}

function Problems({ state, answer }: { state: PanelState; answer: WhatIfAnswer | undefined }) {
  const text = state.wording.text.policy.whatIf;
  const problems = answer?.problems ?? [];
  return (
    <ul id="what-if-problems" class="what-if-problems" aria-live="polite">
      {problems.length === 0 && <li class="quiet">{text.hint}</li>}
      {problems.map(({ why, text: piece }) => (
        <li key={`${why} ${piece}`} class="wrong" data-problem={why}>
          {text.problems[why](visible(piece))}
        </li>
      ))}
    </ul>
  );
}

/** What it comes to, as far as what was recorded tells. */
function Outcome({ state, row, answer }: WhatIfProps & { answer: WhatIfAnswer }) {
  const { wording } = state;
  const text = wording.text.policy.whatIf;
  const { revisits, prediction } = answer;
  if (!revisits) return <p class="note">{text.noLines}</p>;
  return (
    <>
      <LaterVisits revisits={revisits} wording={wording} />
      {prediction ? (
        <PredictedRequests prediction={prediction} row={row} wording={wording} />
      ) : (
        <p class="note" data-note="no-full-response">
          {text.noFullResponse}
        </p>
      )}
    </>
  );
}
