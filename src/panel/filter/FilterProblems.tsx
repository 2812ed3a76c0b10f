import { visible } from '../../messages/visible.ts';
import { LEVELS } from '../../rules/rule.ts';
import type { Wording } from '../../views/wording.ts';
import type { PanelState } from '../state.ts';
import type { FilterProblem } from './compile.ts';
import { keyMeanings } from './keys.ts';

/** What of the filter could not be understood; nothing while a word may not be finished yet. */
export function FilterProblems({ state }: { state: PanelState }) {
  const problems = state.filterProblems.value;
  if (problems.length === 0 || state.completing.completion.value !== undefined) return null;
  return (
    <p id="filter-problem" class="lost" role="status" data-problem="filter">
      {problems.map((problem) => problemWords(problem, state.wording)).join(' ')}
    </p>
  );
}

function problemWords({ term, why }: FilterProblem, { text }: Wording): string {
  const { problems } = text.filter;
  const written = visible(term);
  const list = (names: readonly string[]) => names.join(text.listSeparator);
  if (why === 'no-such-kind') return problems[why](written, list(keyMeanings.is.examples ?? []));
  if (why === 'no-such-level') return problems[why](written, list(LEVELS));
  return problems[why](written);
}
