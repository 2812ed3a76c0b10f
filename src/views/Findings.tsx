import type { Finding } from '../audit/report.ts';
import { visible } from '../messages/visible.ts';
import { Icon, type IconName } from './Icon.tsx';
import { SpecLink } from './SectionLink.tsx';
import type { Wording } from './wording.ts';

const levelIcons: Record<Finding['level'], IconName> = {
  must: 'missing',
  should: 'attention',
  advice: 'advice',
  info: 'info',
};

interface FindingsProps {
  readonly findings: readonly Finding[];
  readonly wording: Wording;
  /** Where given, a finding's rule can be ignored. */
  readonly onIgnore?: (rule: string) => void;
}

/** What was found on a resource: what was seen, the lines that show it, what to do, and where it is written. */
export function Findings({ findings, wording, onIgnore }: FindingsProps) {
  const text = wording.text.findings;
  if (findings.length === 0) return <p class="note">{text.none}</p>;
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.level}`} data-rule={finding.rule} data-level={finding.level}>
          <span class={`level level-${finding.level}`}>
            <Icon name={levelIcons[finding.level]} />
            {wording.text.levels[finding.level]}
          </span>
          <div class="finding">
            <p class="finding-message">
              {visible(finding.message)} {finding.why && visible(finding.why)}
            </p>
            <dl class="evidence">
              {finding.evidence.map(({ field, value }) => (
                <div key={`${field} ${value}`} class="evidence-line">
                  <dt>{visible(field)}</dt>
                  <dd class="value">{visible(value)}</dd>
                </div>
              ))}
            </dl>
            {finding.browsers && (
              <dl class="browsers">
                <dt>Chromium</dt>
                <dd>{visible(finding.browsers.chromium)}</dd>
                <dt>Firefox</dt>
                <dd>{visible(finding.browsers.firefox)}</dd>
              </dl>
            )}
            {finding.fix && (
              <p class="finding-fix">
                <b>{text.fix}</b> {visible(finding.fix)}
              </p>
            )}
            <p class="quiet finding-source">
              {text.requests(finding.exchanges.length)}
              {' · '}
              <code>{finding.rule}</code>
              {finding.spec && (
                <>
                  {' · '}
                  <SpecLink url={finding.spec.url} label={`${finding.spec.title} ${finding.spec.section}`} />
                </>
              )}
              {onIgnore && (
                <>
                  {' · '}
                  <button type="button" class="word-button" onClick={() => onIgnore(finding.rule)}>
                    {text.ignore}
                  </button>
                </>
              )}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
