import { useEffect, useRef } from 'preact/hooks';
import { visible } from '../../messages/visible.ts';
import { Findings } from '../../views/Findings.tsx';
import { problemWords } from '../IgnoredUrls.tsx';
import type { PanelState } from '../state.ts';

/** What was found on the resource, and which rules are not asked of it. */
export function FoundHere({ state }: { state: PanelState }) {
  const { wording } = state;
  const problem = state.ignoreProblem.value;
  const ignored = useRef<HTMLDivElement>(null);
  const wasPressed = useRef(false);
  const count = state.ignoredHere.value.length;
  const details = state.details.value;

  // The button that was pressed goes away: the focus goes to what takes it back, else to the part.
  useEffect(() => {
    if (!wasPressed.current) return;
    wasPressed.current = false;
    const again = ignored.current?.querySelectorAll('button')[count - 1];
    (again ?? document.getElementById('details-findings'))?.focus();
  }, [count]);

  const after = (action: () => void) => {
    wasPressed.current = true;
    action();
  };
  return (
    <>
      {problem && (
        <p class="note wrong" role="alert" data-problem="ignore">
          {problemWords(problem, wording)}
        </p>
      )}
      <div ref={ignored}>
        <IgnoredHere state={state} onAskAgain={(place) => after(() => state.askAgainHere(place))} />
      </div>
      {details && (
        <Findings
          findings={details.findings}
          wording={wording}
          onIgnore={(rule) => after(() => state.ignoreHere(rule))}
        />
      )}
    </>
  );
}

function IgnoredHere({ state, onAskAgain }: { state: PanelState; onAskAgain: (place: number) => void }) {
  const { text } = state.wording;
  return state.ignoredHere.value.map(({ place, rules }) => (
    <p key={place} class="note ignored-here" data-ignored-here={rules?.join(' ')}>
      {text.findings.ignoredHere(visible(rules?.join(text.listSeparator) ?? text.settings.ignored.all))}{' '}
      <button type="button" class="word-button" onClick={() => onAskAgain(place)}>
        {text.findings.askAgain}
      </button>
    </p>
  ));
}
