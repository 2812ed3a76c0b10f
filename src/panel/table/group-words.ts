import type { PageReport } from '../../audit/report.ts';
import type { ListedRule } from '../../desk/contract.ts';
import { visible } from '../../messages/visible.ts';
import type { Wording } from '../../views/wording.ts';
import { TYPE_CHIPS } from '../filter/types.ts';
import type { Group } from './grouping.ts';

/** What the keys of groups stand for. */
interface Known {
  readonly rules: readonly ListedRule[];
  readonly pages: readonly PageReport[];
}

/** What a group is called: its host, its type, its page with when it was visited, or its rule in a few words. */
export function groupName({ by, key }: Group, wording: Wording, { rules, pages }: Known): string {
  const { text } = wording;
  switch (by) {
    case 'host':
      return key === '' ? text.table.group.noHost : visible(key);
    case 'type': {
      const chip = TYPE_CHIPS.find((known) => known === key);
      return chip ? text.filter.types[chip] : key;
    }
    case 'page':
      return key === '' ? text.table.group.noPage : pageName(pages[Number(key)], wording);
    case 'finding':
      return key === '' ? text.table.group.noFinding : (rules.find(({ id }) => id === key)?.title ?? key);
  }
}

function pageName(page: PageReport | undefined, { text, figures, timeZone }: Wording): string {
  if (!page) return text.figures.unknown;
  const name = visible(page.url ?? page.id);
  return page.startedAt === undefined ? name : `${figures.clock(page.startedAt, timeZone)} ${name}`;
}
