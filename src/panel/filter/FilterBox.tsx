import { useEffect, useRef } from 'preact/hooks';
import type { Wording } from '../../views/wording.ts';
import { ToolIcon } from '../icons.tsx';
import type { PanelState } from '../state.ts';
import type { Suggestion } from './completion.ts';

/** Characters of a filter: more than anyone writes, and read at each key. */
const LONGEST = 1_000;

/** Where the filter is written, with what can be written next. */
export function FilterBox({ state }: { state: PanelState }) {
  const input = useRef<HTMLInputElement>(null);
  const { completing, wording } = state;
  const text = wording.text.filter;
  const isOpen = completing.completion.value !== undefined;
  const isProblem = !isOpen && state.filterProblems.value.length > 0;

  function accept(index?: number): void {
    const caret = completing.accept(index);
    if (caret === undefined || !input.current) return;
    input.current.value = state.filter.peek();
    input.current.setSelectionRange(caret, caret);
  }

  return (
    <div class="filter">
      <ToolIcon name="filter" />
      <input
        id="filter"
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={LONGEST}
        placeholder={text.name}
        aria-label={text.name}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls="filter-options"
        aria-activedescendant={isOpen ? optionId(completing.active.value) : undefined}
        aria-invalid={isProblem}
        aria-describedby={isProblem ? 'filter-problem' : undefined}
        title={text.help(state.keys.name('F'))}
        value={state.filter.value}
        onInput={({ currentTarget }) => {
          state.filter.value = currentTarget.value;
          completing.offer(currentTarget.selectionStart ?? currentTarget.value.length);
        }}
        onKeyDown={(event) => {
          const caret = event.currentTarget.selectionStart ?? 0;
          if (event.isComposing || !handleFilterKey(event, state, caret, accept)) return;
          event.preventDefault();
          event.stopPropagation();
        }}
        onBlur={completing.close}
      />
      {state.filter.value !== '' && (
        <button
          type="button"
          id="filter-clear"
          class="filter-clear"
          aria-label={text.clear}
          title={text.clear}
          onClick={() => {
            state.filter.value = '';
            input.current?.focus();
          }}
        >
          <ToolIcon name="close" />
        </button>
      )}
      <Options state={state} accept={accept} />
    </div>
  );
}

/**
 * What a key does in the filter: the arrows go through what is offered, Enter and Tab take it; Escape first takes the
 * offer away, then the filter, and is not for the filter where there is neither. False where the key does nothing here.
 */
export function handleFilterKey(
  { key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent,
  { completing, filter }: Pick<PanelState, 'completing' | 'filter'>,
  caret: number,
  accept: () => void,
): boolean {
  if (shiftKey || ctrlKey || altKey || metaKey) return false;
  const isOpen = completing.completion.peek() !== undefined;
  if (key === 'Escape' && (isOpen || filter.peek() !== '')) {
    if (!isOpen) filter.value = '';
    completing.close();
  } else if (key === 'ArrowDown' && !isOpen) completing.offer(caret, { asked: true });
  else if (isOpen && (key === 'ArrowDown' || key === 'ArrowUp'))
    completing.move(key === 'ArrowDown' ? 1 : -1);
  else if (isOpen && (key === 'Enter' || key === 'Tab')) accept();
  else return false;
  return true;
}

const optionId = (index: number): string => `filter-option-${index}`;

function Options({ state, accept }: { state: PanelState; accept: (index: number) => void }) {
  const { completion, active } = state.completing;
  const list = useRef<HTMLDivElement>(null);
  const suggestions = completion.value?.suggestions ?? [];

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active.value, completion.value]);

  return (
    <div
      id="filter-options"
      ref={list}
      role="listbox"
      aria-label={state.wording.text.filter.options}
      hidden={suggestions.length === 0}
      // The focus stays in the box.
      onMouseDown={(event) => event.preventDefault()}
    >
      {suggestions.map((suggestion, index) => (
        <div
          key={`${suggestion.key}:${suggestion.value ?? ''}`}
          id={optionId(index)}
          class="filter-option"
          role="option"
          tabIndex={-1}
          aria-selected={index === active.value}
          onMouseUp={() => accept(index)}
        >
          <OptionWords suggestion={suggestion} wording={state.wording} />
        </div>
      ))}
    </div>
  );
}

/** A key with what it means, or a value with how many resources have it. */
function OptionWords({ suggestion, wording }: { suggestion: Suggestion; wording: Wording }) {
  const { key, value, count } = suggestion;
  return (
    <>
      <span class="filter-word">{value ?? `${key}:`}</span>{' '}
      <span class="filter-hint">
        {value === undefined ? wording.text.filter.keys[key] : wording.figures.count(count)}
      </span>
    </>
  );
}
