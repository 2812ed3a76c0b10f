import { describe, expect, it } from 'vitest';
import { auditOf } from './audit-traffic.ts';
import { churn, LAST_MONTH } from './validation.cases.ts';

const findingIn = (text: string) => auditOf(text).findings.find(({ rule }) => rule === 'revalidation-churn');

const MINUTE = 'Cache-Control: max-age=60';

describe('revalidation-churn', () => {
  it('names every 304 and proposes a tenth of the time without a change', () => {
    expect(findingIn(churn(MINUTE))).toMatchObject({
      level: 'advice',
      exchanges: [1, 2, 3],
      message:
        '3 304s confirmed content that had not changed for 31 days, with a lifetime of 60 s; max-age=86400 (1 day) would suit it.',
    });
  });

  it('proposes a year where the URL changes with the content', () => {
    expect(findingIn(churn(MINUTE, 'stylesheet', '/main.3f2a1b9c.css'))?.message).toContain(
      'max-age=31536000',
    );
  });

  it('lets pages be validated each time: that is information, and nothing long is proposed', () => {
    const finding = findingIn(churn('Cache-Control: no-cache', 'document', '/'));
    expect(finding).toMatchObject({ level: 'info' });
    expect(finding?.message).toContain('max-age=60 ');
    expect(finding?.message).toContain('with no-cache, by which every use asks');
    expect(finding?.fix).toContain('in place of no-cache');
  });

  it('counts reloads apart', () => {
    const reload = churn(MINUTE)
      .split('\n\n')
      .slice(1)
      .map((text, index) =>
        text.replace(/\+\d+/, `+${3000 + index}`).replace('< 304', '> Cache-Control: max-age=0\n< 304'),
      )
      .join('\n\n');
    expect(findingIn(`${churn(MINUTE)}\n\n${reload}`)).toMatchObject({
      exchanges: [1, 2, 3],
      message: expect.stringContaining('3 304s (and 3 more that reloads or scripts asked for)'),
    });
    const [first = ''] = churn(MINUTE).split('\n\n');
    expect(findingIn(`${first}\n\n${reload}`)).toBeUndefined();
  });

  it('is not told where the lifetime suits the changes', () => {
    const changed = (when: string) => findingIn(churn(MINUTE).replaceAll(LAST_MONTH, when));
    expect(changed('Mon, 23 Nov 2026 12:25:00 GMT')).toBeUndefined();
    expect(changed('Mon, 23 Nov 2026 11:40:00 GMT')?.message).toContain('max-age=300 ');
  });

  it('proposes nothing where no date says how long the content is the same', () => {
    const finding = findingIn(churn(MINUTE).replaceAll('Last-Modified', 'X-Modified'));
    expect(finding).toMatchObject({
      level: 'info',
      message: '3 304s confirmed content that did not change, with a lifetime of 60 s.',
    });
  });

  it('counts on for ever where no response has Cache-Control', () => {
    const finding = findingIn(churn('X-Powered-By: CacheCow').replaceAll('Last-Modified', 'X-Modified'));
    expect(finding?.message).toBe(
      '3 304s confirmed content that did not change, without a lifetime of its own.',
    );
  });

  it('keeps resources apart', () => {
    const three = [1, 2, 3].map((number) =>
      churn(MINUTE, 'stylesheet', `/${number}.css`).split('\n\n').slice(0, 3).join('\n\n'),
    );
    expect(findingIn(three.join('\n\n'))).toBeUndefined();
  });
});
