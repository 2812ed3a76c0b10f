import { describe, expect, it } from 'vitest';
import { createTableChoice } from '../../../src/panel/table/choice.ts';
import { handStore } from '../steps.ts';

const choiceIn = (kept: Record<string, string> = {}, full = false) => {
  const { store, values } = handStore(kept, { full });
  return { choice: createTableChoice(() => store), again: () => createTableChoice(() => store), values };
};

describe('the choice of columns and groups', () => {
  it('is at first what is usual', () => {
    const { choice, values } = choiceIn();
    expect(choice.columns.value).toEqual([
      'name',
      'seen',
      'policy',
      'validator',
      'transferred',
      'saved',
      'avoidable',
      'findings',
    ]);
    expect(choice.grouping.value).toBe('none');
    expect(values.size).toBe(0);
  });

  it('is kept', () => {
    const { choice, again } = choiceIn();
    choice.show('type', true);
    choice.show('policy', false);
    choice.setWidths({ seen: 120 });
    choice.groupBy('finding');
    const later = again();
    expect(later.columns.value).toEqual(choice.columns.value);
    expect(later.columns.value).toContain('type');
    expect(later.columns.value).not.toContain('policy');
    expect(later.widths.value).toEqual({ seen: 120 });
    expect(later.grouping.value).toBe('finding');
  });

  it('holds where nothing can be kept or read', () => {
    const { choice } = choiceIn({}, true);
    choice.groupBy('host');
    expect(choice.grouping.value).toBe('host');
    const denied = createTableChoice(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    denied.show('host', true);
    expect(denied.columns.value).toContain('host');
  });

  it.each([
    'no JSON',
    '[]',
    'null',
    '{"shown":{"name":false,"__proto__":true,"seen":"no"},"widths":{"seen":-1,"policy":1e9,"name":50},"grouping":"x"}',
  ])('takes nothing from %s', (text) => {
    const { choice } = choiceIn({ table: text });
    expect(choice.columns.value).toEqual(choiceIn().choice.columns.value);
    expect(choice.widths.value).toEqual({});
    expect(choice.grouping.value).toBe('none');
  });

  it('leaves out the column that the groups stand for', () => {
    const { choice } = choiceIn();
    choice.show('host', true);
    choice.groupBy('host');
    expect(choice.asked.value).toContain('host');
    expect(choice.columns.value).not.toContain('host');
  });

  it('goes back to the usual columns without losing the groups', () => {
    const { choice } = choiceIn();
    choice.show('type', true);
    choice.setWidths({ seen: 120, policy: 200 });
    choice.resetWidths(['name', 'seen']);
    expect(choice.widths.value).toEqual({ policy: 200 });
    choice.groupBy('type');
    choice.resetColumns();
    expect(choice.widths.value).toEqual({});
    expect(choice.asked.value).not.toContain('type');
    expect(choice.grouping.value).toBe('type');
  });
});
