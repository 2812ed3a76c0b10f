import type { ListedRule } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import type { Wording } from '../../views/wording.ts';
import { TYPE_CHIPS } from '../filter/types.ts';
import type { Group } from './grouping.ts';

/** What a group is called: its host, its type, or its rule in a few words. */
export function groupName({ by, key }: Group, { text }: Wording, rules: readonly ListedRule[]): string {
  switch (by) {
    case 'host':
      return key === '' ? text.table.group.noHost : visible(key);
    case 'type': {
      const chip = TYPE_CHIPS.find((known) => known === key);
      return chip ? text.filter.types[chip] : key;
    }
    case 'finding':
      return key === '' ? text.table.group.noFinding : (rules.find(({ id }) => id === key)?.title ?? key);
  }
}
