import { useSignal } from '@preact/signals';
import { LANGUAGES, type Language } from '../messages/language.ts';
import { visible } from '../messages/visible.ts';
import { DEFAULT_SETTINGS, PROFILES, type Thresholds } from '../rules/settings.ts';
import { THRESHOLD_UNITS, thresholdWords } from '../views/settings-words.ts';
import { IgnoredUrls } from './IgnoredUrls.tsx';
import { KeptRecording } from './KeptRecording.tsx';
import { RuleLevels } from './RuleLevels.tsx';
import { SideView } from './SideView.tsx';
import type { PanelState } from './state.ts';
import { isThreshold, MOST_THRESHOLD, THRESHOLDS } from './stored-settings.ts';

/** How audits are made: the profile, the thresholds, what is ignored, and each rule's level. */
export function SettingsView({ state }: { state: PanelState }) {
  const { text } = state.wording;
  const closeName = state.layout.value.narrow ? text.details.back : text.details.close;

  return (
    <SideView
      state={state}
      id="settings"
      class="settings"
      title={text.settings.title}
      closeName={closeName}
      head={
        <button type="button" id="settings-reset" class="tool tool-word" onClick={state.resetSettings}>
          {text.settings.reset}
        </button>
      }
    >
      <div class="settings-body">
        <div class="settings-part">
          <LanguageSwitch state={state} />
          <ProfileChoice state={state} />
          <h3>{text.settings.thresholds.title}</h3>
          {THRESHOLDS.map((name) => (
            <Threshold key={name} state={state} name={name} />
          ))}
          <IgnoredUrls state={state} />
          <KeptRecording state={state} />
          <SettingsFile state={state} />
        </div>
        <div class="settings-part settings-rules">
          <RuleLevels settings={state.settings} wording={state.wording} />
        </div>
      </div>
      {!state.settings.kept.value && (
        <p class="lost" role="alert" data-problem="settings">
          {text.settings.notKept}
        </p>
      )}
    </SideView>
  );
}

/** Languages are named in themselves, so that whoever reads no other finds their own. */
function LanguageSwitch({ state: { language, wording } }: { state: PanelState }) {
  const text = wording.text.settings.language;
  return (
    <p class="settings-line language">
      <label for="language">{text.title}</label>
      <select
        id="language"
        value={language.chosen.value ?? 'browser'}
        onChange={({ currentTarget }) =>
          language.choose(LANGUAGES.find((known) => known === currentTarget.value))
        }
      >
        <option value="browser">{text.browser}</option>
        {LANGUAGES.map((known) => (
          <option key={known} value={known} lang={known}>
            {NAMES[known]}
          </option>
        ))}
      </select>
    </p>
  );
}

const NAMES: Record<Language, string> = { en: 'English', 'zh-CN': '中文' };

function ProfileChoice({ state: { settings, wording } }: { state: PanelState }) {
  const text = wording.text.settings.profile;
  return (
    <fieldset class="profiles">
      <legend>{text.title}</legend>
      {PROFILES.map((profile) => (
        <label key={profile} class="profile">
          <input
            type="radio"
            name="profile"
            value={profile}
            checked={settings.chosen.value.profile === profile}
            onChange={() => settings.judgeBy(profile)}
          />
          <span>
            {text.options[profile].name} <span class="quiet">{text.options[profile].hint}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** A figure that holds as soon as it is one; what is typed stands until the field is left. */
function Threshold({ state, name }: { state: PanelState; name: keyof Thresholds }) {
  const { settings, wording } = state;
  const text = wording.text.settings.thresholds;
  const typed = useSignal<string | undefined>(undefined);
  const figure = settings.chosen.value.thresholds[name];
  const isWrong = typed.value !== undefined && !isThreshold(figureIn(typed.value));
  const usual = thresholdWords(name, DEFAULT_SETTINGS.thresholds[name], wording);
  const meaning =
    figure === DEFAULT_SETTINGS.thresholds[name]
      ? text.usual(usual)
      : text.same(thresholdWords(name, figure, wording), usual);
  return (
    <div class="threshold" title={text.hints[name]}>
      <label class="threshold-name" for={`threshold-${name}`}>
        {text.names[name]}
      </label>
      <input
        id={`threshold-${name}`}
        class="threshold-figure figure"
        type="number"
        min={0}
        max={MOST_THRESHOLD}
        step={1}
        required
        data-threshold={name}
        aria-invalid={isWrong}
        aria-describedby={`threshold-${name}-meaning`}
        value={typed.value ?? String(figure)}
        onInput={({ currentTarget }) => {
          typed.value = currentTarget.value;
          const next = figureIn(currentTarget.value);
          if (isThreshold(next)) settings.setThreshold(name, next);
        }}
        onBlur={({ currentTarget }) => {
          typed.value = undefined;
          // What is no number at all stands there although the field's value is empty, as it may have been before.
          currentTarget.value = String(figure);
        }}
      />
      <span class="threshold-unit">{text.units[THRESHOLD_UNITS[name]]}</span>
      <span
        id={`threshold-${name}-meaning`}
        class={isWrong ? 'threshold-note wrong' : 'threshold-note quiet'}
      >
        {isWrong ? text.wrong : meaning}
      </span>
    </div>
  );
}

const figureIn = (typed: string): number => (typed.trim() === '' ? Number.NaN : Number(typed));

function SettingsFile({ state }: { state: PanelState }) {
  const text = state.wording.text.settings.file;
  const copied = state.copied.value;
  return (
    <>
      <h3>not-modified.config.json</h3>
      <p class="settings-line quiet">{text.hint}</p>
      <p class="settings-line">
        <button type="button" id="settings-copy" class="word-button" onClick={state.copySettings}>
          {text.copy}
        </button>{' '}
        {copied !== undefined && <span data-copied={copied}>{copied ? text.copied : text.notCopied}</span>}
      </p>
      <details class="settings-line" open={copied === false}>
        <summary>{text.show}</summary>
        <pre id="settings-file" class="value">
          {state.settings.file.value.trimEnd().split('\n').map(visible).join('\n')}
        </pre>
      </details>
    </>
  );
}
