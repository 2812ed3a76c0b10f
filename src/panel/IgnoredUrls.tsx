import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import { ToolIcon } from './icons.tsx';
import { type IgnoringProblem, ignoredFrom, type PanelSettings } from './settings.ts';
import type { PanelState } from './state.ts';

/** Where rules are not asked: patterns to add and to remove. */
export function IgnoredUrls({ state: { settings, wording } }: { state: PanelState }) {
  const text = wording.text.settings.ignored;
  const list = useRef<HTMLUListElement>(null);
  const { ignore } = settings.chosen.value;

  function remove(place: number): void {
    settings.askAgain(place);
    const buttons = list.current?.querySelectorAll('button');
    // The button that was pressed goes away with its line.
    (buttons?.[place + 1] ?? buttons?.[place - 1] ?? document.getElementById('ignore-url'))?.focus();
  }

  return (
    <>
      <h3>{text.title}</h3>
      <NewPattern settings={settings} wording={wording} />
      <ul class="ignored-list" ref={list}>
        {ignore.map(({ url, rules }, place) => (
          <li key={`${url} ${rules}`} class="ignored" data-ignored={url}>
            <span class="ignored-what">
              <span class="value">{visible(url)}</span>{' '}
              <span class="quiet">{rules?.join(wording.text.listSeparator) ?? text.all}</span>
            </span>
            <button
              type="button"
              class="tool"
              title={text.remove(visible(url))}
              aria-label={text.remove(visible(url))}
              onClick={() => remove(place)}
            >
              <ToolIcon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function NewPattern({ settings, wording }: { settings: PanelSettings; wording: Wording }) {
  const text = wording.text.settings.ignored;
  const url = useSignal('');
  const rules = useSignal('');
  const problem = useSignal<IgnoringProblem | undefined>(undefined);

  function add(event: Event): void {
    event.preventDefault();
    const read = ignoredFrom(url.value, rules.value, settings.chosen.peek(), settings.rules.peek());
    problem.value = 'problem' in read ? read.problem : undefined;
    if ('problem' in read) return;
    settings.ignore(read.ignored);
    url.value = '';
    rules.value = '';
    document.getElementById('ignore-url')?.focus();
  }

  return (
    <form class="new-pattern" noValidate onSubmit={add}>
      <input
        id="ignore-url"
        autocomplete="off"
        spellcheck={false}
        placeholder={text.url}
        aria-label={text.url}
        title={text.urlHint}
        aria-describedby="ignore-problem"
        value={url.value}
        onInput={({ currentTarget }) => {
          url.value = currentTarget.value;
          problem.value = undefined;
        }}
      />
      <input
        id="ignore-rules"
        autocomplete="off"
        spellcheck={false}
        list="rule-ids"
        placeholder={text.rules}
        aria-label={text.rules}
        title={text.rulesHint}
        aria-describedby="ignore-problem"
        value={rules.value}
        onInput={({ currentTarget }) => {
          rules.value = currentTarget.value;
          problem.value = undefined;
        }}
      />
      <datalist id="rule-ids">
        {settings.rules.value.map(({ id }) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <button type="submit" id="ignore-add" class="push-button">
        {text.add}
      </button>
      <p
        id="ignore-problem"
        class={problem.value ? 'ignore-note wrong' : 'ignore-note quiet'}
        role={problem.value ? 'alert' : undefined}
      >
        {problem.value ? problemWords(problem.value, wording) : text.urlHint}
      </p>
    </form>
  );
}

/** Why something cannot be ignored, in words. */
export function problemWords(problem: IgnoringProblem, { text }: Wording): string {
  const words = text.settings.ignored.problems;
  return problem.why === 'no-such-rule' ? words['no-such-rule'](visible(problem.rule)) : words[problem.why];
}
