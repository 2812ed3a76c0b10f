import { visible } from '../../messages/visible.ts';
import { Findings } from '../../views/Findings.tsx';
import { problemWords } from '../IgnoredUrls.tsx';
import type { PanelState } from '../state.ts';

/** What was found on the resource, and which rules are not asked of it. */
export function FoundHere({ state }: { state: PanelState }) {
  const { wording } = state;
  const text = wording.text.findings;
  const problem = state.ignoreProblem.value;
  return (
    <>
      {problem && (
        <p class="note wrong" role="alert" data-problem="ignore">
          {problemWords(problem, wording)}
        </p>
      )}
      <Findings
        findings={state.details.value?.findings ?? []}
        wording={wording}
        onIgnore={state.ignoreHere}
      />
      {state.ignoredHere.value.map(({ place, rules }) => (
        <p key={place} class="note ignored-here" data-ignored-here={rules?.join(' ')}>
          {text.ignoredHere(
            visible(rules?.join(wording.text.listSeparator) ?? wording.text.settings.ignored.all),
          )}{' '}
          <button type="button" class="word-button" onClick={() => state.askAgainHere(place)}>
            {text.askAgain}
          </button>
        </p>
      ))}
    </>
  );
}
