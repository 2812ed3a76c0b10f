import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/audit/report.ts';
import { type DemoOrigin, type ServedRequest, startDemo } from '../../src/demo/origin.ts';
import { plantedFaults } from '../../src/demo/resources.ts';
import type { BrowserSession } from '../../src/drive/session.ts';
import { auditTwoVisits, exportedReport } from '../../src/drive/two-visits.ts';
import { openBuilt } from './built.ts';
import { pasted } from './keyboard.ts';
import { rowsWhen, shownRows } from './panel.ts';
import { pathOf, servedToPage } from './truth.ts';

const DEMO_DONE = `document.documentElement.dataset.done === 'yes'`;
const FIGURES = ['transferred', 'saved', 'avoidable'] as const;
type Figures = Readonly<Record<(typeof FIGURES)[number], number>>;

/** A line of the table: the head of a group, or a resource. */
interface ShownLine extends Figures {
  /** Null for a resource. */
  readonly group: string | null;
  /** What the head of a group says of its size. */
  readonly size: string;
  readonly path: string;
}

describe.each(['chromium', 'firefox'] as const)('the table of resources in %s', (name) => {
  let demo: DemoOrigin;
  let session: BrowserSession;
  let report: Report;
  let served: readonly ServedRequest[];
  let all: readonly string[];

  const lines = (): Promise<ShownLine[]> =>
    session.inPanel(
      (figures) =>
        [...document.querySelectorAll<HTMLElement>('#resources tbody tr')].map((row) => {
          const bytes = (figure: string) =>
            Number(row.querySelector<HTMLElement>(`[data-figure=${figure}]`)?.dataset['bytes'] ?? 0);
          return {
            group: row.dataset['group'] ?? null,
            size: row.querySelector('.group-size')?.textContent ?? '',
            path: new URL(row.dataset['resourceUrl'] ?? 'about:blank').pathname,
            ...(Object.fromEntries(figures.map((figure) => [figure, bytes(figure)])) as Figures),
          };
        }),
      FIGURES,
    );
  const shownPaths = async () => (await shownRows(session)).map(({ url }) => pathOf(url)).sort();
  const count = (selector: string) =>
    session.inPanel((wanted) => document.querySelectorAll(wanted).length, selector);
  const there = (selector: string, is = true) => expect.poll(() => count(selector)).toBe(is ? 1 : 0);
  const filterText = () =>
    session.inPanel(() => document.querySelector<HTMLInputElement>('#filter')?.value ?? '');
  const filterBy = async (text: string) => {
    await session.clickInPanel('#filter');
    for (const key of ['Control+a', 'Delete']) await session.press(key);
    if (text !== '') await session.typeInPanel('#filter', text);
    await expect.poll(filterText).toBe(text);
  };
  const chooseOfHeads = async (item: string) => {
    await session.clickInPanel('#table-menu');
    await session.clickInPanel(`[data-item=${item}]`);
  };

  beforeAll(async () => {
    demo = await startDemo();
    session = await openBuilt(name);
    report = await auditTwoVisits(session, demo.url, { until: DEMO_DONE, before: () => undefined });
    await demo.settled();
    served = servedToPage(demo.served);
    all = report.resources.map(({ url }) => pathOf(url)).sort();
    await rowsWhen(session, 'every resource', (rows) => rows.length === all.length);
  });
  afterAll(async () => {
    await session?.close();
    await demo?.close();
  });

  /** The lines that stand together, grouped in that way. */
  async function groupedBy(grouping: string): Promise<Map<string, ShownLine[]>> {
    await chooseOfHeads(`group-${grouping}`);
    await expect.poll(async () => (await lines())[0]?.group ?? null).not.toBeNull();
    const groups = new Map<string, ShownLine[]>();
    let key = '';
    for (const line of await lines()) {
      key = line.group ?? key;
      groups.set(key, [...(groups.get(key) ?? []), line]);
    }
    return groups;
  }

  /** Gives each row for itself again, and all of them. */
  async function ungroup(): Promise<void> {
    await chooseOfHeads('group-none');
    await there('tr[data-group]', false);
    await filterBy('');
  }

  /** Whether every group's head says what its rows come to. */
  function holdSums(groups: ReadonlyMap<string, readonly ShownLine[]>): void {
    for (const [key, [head, ...rows]] of groups) {
      expect(head?.size, key).toContain(String(rows.length));
      for (const figure of FIGURES) {
        const sum = rows.reduce((before, row) => before + row[figure], 0);
        expect(head?.[figure], `${figure} of ${key}`).toBe(sum);
      }
    }
  }
  const pathsIn = (group: readonly ShownLine[] | undefined) =>
    group?.flatMap(({ group: key, path }) => (key === null ? [path] : [])).sort();

  describe('is grouped', () => {
    it('by host, with sums', async () => {
      const groups = await groupedBy('host');
      expect([...groups.keys()]).toEqual([new URL(demo.url).host]);
      holdSums(groups);
      const [head] = [...groups.values()].flat();
      const sent = served.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
      expect(Math.abs((head?.transferred ?? 0) - sent) / sent).toBeLessThan(0.02);
      await ungroup();
    });

    it('by type, with sums', async () => {
      const groups = await groupedBy('type');
      holdSums(groups);
      expect(pathsIn(groups.get('stylesheet'))).toEqual(all.filter((path) => path.endsWith('.css')));
      expect(pathsIn(groups.get('script'))).toEqual(all.filter((path) => path.endsWith('.js')));
      expect(pathsIn(groups.get('document'))).toEqual(['/']);
      expect([...groups.values()].flatMap((group) => pathsIn(group) ?? []).sort()).toEqual(all);
      await ungroup();
    });

    it('by finding, with sums, the gravest first', async () => {
      await filterBy('rule:304-');
      await rowsWhen(session, 'rows with a finding on a 304', (rows) => rows.length < all.length);
      const groups = await groupedBy('finding');
      holdSums(groups);
      for (const { path, rule } of plantedFaults.filter((fault) => fault.rule.startsWith('304-')))
        expect(pathsIn(groups.get(rule)), rule).toContain(path);
      const levels = [...groups.keys()].map(
        (rule) => report.findings.find((finding) => finding.rule === rule)?.level ?? 'none',
      );
      const order = ['must', 'should', 'advice', 'info', 'none'];
      expect(levels).toEqual(levels.toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
      await ungroup();
    });

    it('by page, in the order of the visits', async () => {
      await filterBy('status-code:304');
      const rows = await rowsWhen(session, 'rows with a 304', (shown) => shown.length < all.length);
      const asked = report.exchanges.filter(({ url }) => rows.some((row) => row.url === url));
      const pages = [...new Set(asked.flatMap(({ page }) => page ?? []))].sort();
      expect(pages).toHaveLength(2);
      const groups = await groupedBy('page');
      expect([...groups.keys()].filter((key) => key !== '')).toEqual(pages.map(String));
      for (const page of pages) {
        const ofPage = asked.filter((exchange) => exchange.page === page).map(({ url }) => pathOf(url));
        expect(pathsIn(groups.get(String(page)))).toEqual([...new Set(ofPage)].sort());
      }
      await ungroup();
    });
  });

  describe('is filtered', () => {
    const pathsWhere = (is: (request: ServedRequest) => boolean) => [
      ...new Set(served.filter(is).map(({ path }) => path)),
    ];
    const of304 = () => pathsWhere(({ status }) => status === 304);
    const notIn = (paths: readonly string[]) => all.filter((path) => !paths.includes(path));
    const typed = (type: string) =>
      pathsWhere(({ responseFields }) =>
        responseFields.some(([field, value]) => /^content-type$/i.test(field) && value.startsWith(type)),
      );
    const faultsOf = (is: (rule: string) => boolean) =>
      plantedFaults.filter(({ rule }) => is(rule)).map(({ path }) => path);
    const withSource = (is: RegExp) =>
      report.exchanges.filter(({ source }) => is.test(source)).map(({ url }) => pathOf(url));
    const sentFor = (path: string) =>
      served.reduce((sum, request) => sum + (request.path === path ? request.sentBytes : 0), 0);
    const expectations: Readonly<Record<string, () => readonly string[]>> = {
      'status-code:304': of304,
      '-status-code:304': () => notIn(of304()),
      'domain:127.0.0.1': () => all,
      'mime-type:text/css': () => typed('text/css'),
      '-mime-type:text/css status-code:304': () =>
        of304().filter((path) => !typed('text/css').includes(path)),
      'rule:304-etag-missing': () => faultsOf((rule) => rule === '304-etag-missing'),
      'level:must': () => faultsOf(() => true),
      'source:revalidated': () => withSource(/^revalidated$/),
      'is:from-cache': () => withSource(/cache$/),
      'url:/bad/ is:from-cache': () => withSource(/cache$/).filter((path) => path.startsWith('/bad/')),
    };

    it.each(Object.keys(expectations))('%s', async (filter) => {
      await filterBy(filter);
      const expected = [...new Set(expectations[filter]?.())].sort();
      await expect.poll(shownPaths).toEqual(expected);
      expect(expected.length).toBeGreaterThan(0);
    });

    it('by what was sent and what was saved, as the sockets say', async () => {
      const savedFor = (path: string) => {
        const sent = served.filter((request) => request.path === path);
        const full = sent.find(({ status }) => status === 200)?.sentBytes ?? 0;
        return sent.reduce((sum, { status, sentBytes }) => sum + (status === 304 ? full - sentBytes : 0), 0);
      };
      for (const [filter, bytesOf, least] of [
        ['larger-than:20k', sentFor, 20_000],
        ['source:revalidated saved:>10k', savedFor, 10_000],
      ] as const) {
        await filterBy(filter);
        await rowsWhen(session, filter, (rows) => rows.length > 0 && rows.length < all.length);
        const paths = await shownPaths();
        const possible = filter.startsWith('source') ? new Set(withSource(/^revalidated$/)) : new Set(all);
        for (const path of possible) {
          const bytes = bytesOf(path);
          // What is told of a response is up to 64 bytes off.
          if (Math.abs(bytes - least) > 200)
            expect([path, paths.includes(path)]).toEqual([path, bytes > least]);
        }
      }
    });

    it('is:from-cache, by what was loaded twice and served once', () => {
      for (const path of withSource(/cache$/))
        expect(served.filter((each) => each.path === path).length).toBe(1);
    });

    it('as the completion writes it', async () => {
      await filterBy('status');
      await expect.poll(() => count('#filter-options [role=option]')).toBeGreaterThan(0);
      await session.press('Tab');
      await expect.poll(filterText).toBe('status-code:');
      await session.typeInPanel('#filter', '30');
      await expect.poll(() => count('#filter-options [role=option]')).toBeGreaterThan(1);
      await session.press('Enter');
      await expect.poll(filterText).toBe('status-code:304');
      await expect.poll(shownPaths).toEqual(of304().sort());
    });

    it('by type', async () => {
      await filterBy('');
      await session.clickInPanel('[data-type=font]');
      await expect.poll(shownPaths).toEqual(all.filter((path) => path.endsWith('.ttf')));
      await session.clickInPanel('[data-type=stylesheet]');
      await expect.poll(shownPaths).toEqual(all.filter((path) => path.endsWith('.css')));
    });

    it('to nothing, with a way out', async () => {
      await filterBy('-domain:127.0.0.1');
      await there('[data-empty=no-match]');
      const says = () => session.inPanel(() => document.querySelector('[data-empty]')?.textContent);
      expect(await says()).toContain('-domain:127.0.0.1');
      await session.clickInPanel('[data-empty=no-match] button');
      await expect.poll(shownPaths).toEqual(all);
      expect(await filterText()).toBe('');
      expect(await count('[data-type=all][aria-pressed=true]')).toBe(1);
    });
  });

  describe('gives what it shows, and no more', () => {
    const SHOWN = '304-loses';
    const shownUrls = async () => (await shownRows(session)).map(({ url }) => url);

    it('to the clipboard', async () => {
      await filterBy(SHOWN);
      await expect.poll(shownPaths).toEqual(all.filter((path) => path.includes(SHOWN)));
      await session.inPanel(() => {
        const row = document.querySelector('#resources tbody tr');
        row?.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true, cancelable: true }));
      });
      await session.clickInPanel('[data-item=copy-csv]');
      const urls = await shownUrls();
      await expect
        .poll(() => session.inPanel(() => document.querySelector('#announcement')?.textContent))
        .toBe(`${urls.length} resources copied.`);
      const copied = (await pasted(session)).trim().split(/\r?\n/).slice(1);
      expect(copied.length).toBe(urls.length);
      for (const [at, url] of urls.entries()) expect(copied[at]).toContain(url);
    });

    it('to a file', async () => {
      await session.clickInPanel('[data-type=script]');
      await expect
        .poll(shownPaths)
        .toEqual(all.filter((path) => path.includes(SHOWN) && path.endsWith('.js')));
      const exported = await exportedReport(session);
      expect(exported.resources.map(({ url }) => url).sort()).toEqual((await shownUrls()).sort());
      await session.clickInPanel('[data-type=all]');
      await filterBy('');
    });
  });

  it('keeps the columns that were chosen and made wider, in another DevTools too', async () => {
    await session.clickInPanel('#table-menu');
    await session.clickInPanel('[data-item=column-host]');
    await there('th[data-column=host]');
    await session.clickInPanel('[data-item=column-policy]');
    await there('th[data-column=policy]', false);
    await session.press('Escape');
    await there('[role=menu][popover]', false);
    const width = () =>
      session.inPanel(() => {
        const edge = document.querySelector('th[data-column=saved] .edge');
        return Number(edge?.getAttribute('aria-valuenow'));
      });
    await expect.poll(width).toBeGreaterThan(0);
    const before = await width();
    await session.inPanel(() => document.querySelector<HTMLElement>('th[data-column=saved] .edge')?.focus());
    for (let times = 0; times < 5; times++) await session.press('ArrowLeft');
    await expect.poll(width).toBe(before + 40);
    await session.reopenDevtools();
    await session.openPanel();
    await there('th[data-column=host]');
    await there('th[data-column=policy]', false);
    await expect.poll(width).toBe(before + 40);
    await chooseOfHeads('columns-reset');
    await there('th[data-column=policy]');
    await there('th[data-column=host]', false);
  });
});
