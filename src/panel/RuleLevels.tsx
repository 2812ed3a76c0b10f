import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ListedRule } from '../desk/contract.ts';
import { visible } from '../messages/visible.ts';
import type { Wording } from '../views/wording.ts';
import type { PanelSettings } from './settings.ts';
import { RULE_LEVELS, type RuleLevel } from './stored-settings.ts';

interface RulesProps {
  readonly settings: PanelSettings;
  readonly wording: Wording;
}

/** So many rules are drawn at a time, which takes less than a frame; the next ones follow in the next frame, ms later. */
const AT_A_TIME = 20;
const FRAME_MS = 16;

/** Every rule with its level, which can be another; the list can be searched. */
export function RuleLevels({ settings, wording }: RulesProps) {
  const text = wording.text.settings.rules;
  const words = useSignal('');
  const found = findRules(words.value, settings, wording);
  const count = wording.figures.count;
  const drawn = useSignal(AT_A_TIME);

  useEffect(() => {
    if (drawn.value >= found.length) return;
    const timer = setTimeout(() => {
      drawn.value += AT_A_TIME;
    }, FRAME_MS);
    return () => clearTimeout(timer);
  }, [drawn.value, found.length]);

  return (
    <>
      <div class="rules-head">
        <h3>
          {text.title}{' '}
          <span class="rules-found">
            {text.found(count(found.length), count(settings.rules.value.length))}
          </span>
        </h3>
        <input
          id="rule-search"
          type="search"
          autocomplete="off"
          spellcheck={false}
          placeholder={text.search}
          aria-label={text.search}
          value={words.value}
          onInput={({ currentTarget }) => {
            words.value = currentTarget.value;
            drawn.value = AT_A_TIME;
            // What is found stands below the field, which may be at the lower edge.
            currentTarget.closest('.settings-rules')?.scrollIntoView({ block: 'start' });
          }}
        />
      </div>
      <ul class="rule-list">
        {found.slice(0, drawn.value).map((rule) => (
          <Rule key={rule.id} rule={rule} settings={settings} wording={wording} />
        ))}
      </ul>
      {found.length === 0 && <p class="settings-line quiet">{text.none(visible(words.value.trim()))}</p>}
    </>
  );
}

/** The rules in whose id, title and level every word is found. The list stays while levels are changed in it. */
function findRules(search: string, settings: PanelSettings, wording: Wording): readonly ListedRule[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const rules = settings.rules.value;
  if (words.length === 0) return rules;
  const { levels } = settings.chosen.peek();
  return rules.filter((rule) => {
    const level = levelWord(levels[rule.id] ?? rule.level, wording);
    const text = `${rule.id} ${rule.title} ${level}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const levelWord = (level: RuleLevel, { text }: Wording): string =>
  level === 'off' ? text.settings.rules.off : text.levels[level];

function Rule({ rule, settings, wording }: RulesProps & { rule: ListedRule }) {
  const text = wording.text.settings.rules;
  const level = useComputed(() => settings.chosen.value.levels[rule.id]).value;
  const { title, why } = rule;
  return (
    <li
      class={level === undefined ? 'rule' : 'rule rule-changed'}
      title={[title, rule.id, why].filter(Boolean).join('\n')}
      data-rule={rule.id}
    >
      <span class="rule-title">{title}</span>
      <code class="rule-id">{rule.id}</code>
      <select
        aria-label={text.level(title)}
        value={level ?? 'own'}
        onChange={({ currentTarget }) =>
          settings.setLevel(
            rule.id,
            RULE_LEVELS.find((known) => known === currentTarget.value),
          )
        }
      >
        <option value="own">{text.own(levelWord(rule.level, wording))}</option>
        {RULE_LEVELS.map((known) => (
          <option key={known} value={known}>
            {levelWord(known, wording)}
          </option>
        ))}
      </select>
    </li>
  );
}
