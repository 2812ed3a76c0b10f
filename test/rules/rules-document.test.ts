import { describe, expect, it } from 'vitest';
import { cases } from './cases.ts';
import { ruleExamples, rulesDocument } from './rules-document.ts';

describe('the page on the rules', () => {
  it('is the one in docs/rules.md', async () => {
    await expect(rulesDocument(cases, 'en')).toMatchFileSnapshot('../../docs/rules.md');
  });

  it('is the one in docs/rules.zh-CN.md', async () => {
    await expect(rulesDocument(cases, 'zh-CN')).toMatchFileSnapshot('../../docs/rules.zh-CN.md');
  });

  it('gives its examples to the command in docs/rule-examples.json', async () => {
    const written = `${JSON.stringify(ruleExamples(cases), null, 2)}\n`;
    await expect(written).toMatchFileSnapshot('../../docs/rule-examples.json');
  });
});
