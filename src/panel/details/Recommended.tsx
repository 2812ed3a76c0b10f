import type { ResourceRow, ServerName } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import type { PanelState } from '../state.ts';
import { CopyButton } from './CopyButton.tsx';

/** What to send, why, and how a server is told to. */
export function Recommended({ state, row }: { state: PanelState; row: ResourceRow }) {
  const { recommendation } = state.details.value ?? {};
  const text = state.wording.text.policy.recommendation;
  if (!state.details.value) return null;
  const isSame = recommendation?.cacheControl === row.policy.cacheControl && !recommendation?.validator;
  return (
    <section class="policy-recommended">
      <h3>{text.title}</h3>
      {!recommendation && <p class="note">{text.none}</p>}
      {recommendation && (
        <>
          <p class="policy-line">
            <code class="value" data-recommended={recommendation.code}>
              {visible(recommendation.cacheControl)}
            </code>{' '}
            {recommendation.validator && text.withTag} {isSame && <span class="quiet">{text.same}</span>}
            {!isSame && (
              <button
                type="button"
                class="word-button"
                data-action="take"
                onClick={state.policy.takeRecommendation}
              >
                {text.take}
              </button>
            )}
          </p>
          <p class="policy-line">{visible(recommendation.reason)}</p>
          <Snippet state={state} />
        </>
      )}
    </section>
  );
}

function Snippet({ state }: { state: PanelState }) {
  const { policy } = state;
  const text = state.wording.text.policy.snippet;
  const snippet = policy.snippet.value;
  const server = policy.server.value;
  const forOrigin = policy.forOrigin.value;
  return (
    <>
      <p class="policy-line policy-choices">
        <select
          id="snippet-server"
          aria-label={text.server}
          value={server}
          onChange={({ currentTarget }) => policy.writeFor(currentTarget.value as ServerName, forOrigin)}
        >
          {Object.entries(text.servers).map(([name, words]) => (
            <option key={name} value={name} selected={name === server}>
              {words}
            </option>
          ))}
        </select>
        <select
          id="snippet-scope"
          aria-label={text.scope}
          value={forOrigin ? 'origin' : 'resource'}
          onChange={({ currentTarget }) => policy.writeFor(server, currentTarget.value === 'origin')}
        >
          {Object.entries(text.scopes).map(([scope, words]) => (
            <option key={scope} value={scope} selected={forOrigin === (scope === 'origin')}>
              {words}
            </option>
          ))}
        </select>
        {snippet && snippet.text !== '' && (
          <CopyButton
            state={state}
            part={`snippet ${server} ${forOrigin}`}
            text={snippet.text}
            label={text.copy}
          />
        )}
      </p>
      {snippet?.text === '' && <p class="note">{text.none}</p>}
      {snippet && snippet.text !== '' && (
        <>
          <details class="policy-line">
            <summary>{text.show}</summary>
            <pre id="snippet" class="value">
              {snippet.text.trimEnd().split('\n').map(visible).join('\n')}
            </pre>
          </details>
          {snippet.notes.map((note) => (
            <p key={note} class="policy-line quiet">
              {visible(note)}
            </p>
          ))}
        </>
      )}
    </>
  );
}
