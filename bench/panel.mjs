// `npm run bench:panel -- [--entries N] [--rounds N]`: how long the panel's thread takes with a large capture in
// Chromium, as a Markdown table. The panel is built as for the extension and stands in an ordinary page; its desk works
// in a thread of its own. `CHROME_PATH` names another Chromium than the usual one.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { writeCapture } from './captures.mjs';
import { servePage } from './served-page.mjs';
import { tasksDuring } from './tasks.mjs';

const MB = 1_000_000;
const { values } = parseArgs({
  options: { entries: { type: 'string', default: '50000' }, rounds: { type: 'string', default: '5' } },
});
const entries = Number(values.entries);
const rounds = Number(values.rounds);

/** Inside the page: what measures frames, and waits until what was done is painted. */
function instruments() {
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(undefined);
      });
    });
  globalThis.bench = {
    /** ms from an action to the first frame behind it. */
    async painted(act) {
      const began = performance.now();
      act();
      return (await painted()) - began;
    },
    /** The longest frame, ms, while `step` is called in each of so many. */
    async longestFrame(frames, step) {
      let longest = 0;
      let last = await painted();
      for (let frame = 0; frame < frames; frame++) {
        step(frame);
        const now = await painted();
        longest = Math.max(longest, now - last);
        last = now;
      }
      return longest;
    },
  };
}

/** Opens the panel with a capture of next to nothing. */
async function openPanel(page, small) {
  const first = await page.waitForSelector('#har');
  await first.uploadFile(small);
  await page.waitForSelector('#resources tbody tr');
}

/** Opens the capture in the panel; gives what that takes. */
async function open(page, large) {
  const files = await page.waitForSelector('#open-files');
  const began = performance.now();
  await files.uploadFile(large);
  await page.waitForFunction(() => document.querySelectorAll('#resources tbody tr').length > 10, {
    polling: 'raf',
    timeout: 600_000,
  });
  const firstRows = performance.now() - began;
  await page.waitForFunction(
    (count) => document.getElementById('resources').ariaRowCount >= count,
    { polling: 'raf', timeout: 600_000 },
    entries + 1,
  );
  const allRows = performance.now() - began;
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  return { firstRows, allRows };
}

/** ms until each of some filters is painted, as typed letter by letter. */
const measureFilter = (page) =>
  page.evaluate(async () => {
    const filter = document.getElementById('filter');
    const taken = [];
    for (const text of ['s', 'sc', 'scr', 'script', 'status-code:200', 'larger-than:10k -script', '']) {
      taken.push(
        await bench.painted(() => {
          filter.value = text;
          filter.dispatchEvent(new InputEvent('input', { bubbles: true }));
        }),
      );
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    return taken;
  });

/** ms until an order is painted, for each column and each way. */
const measureSort = (page) =>
  page.evaluate(async () => {
    const taken = [];
    const heads = [...document.querySelectorAll('#resources th')].map(({ dataset }) => dataset.column);
    for (const column of heads) {
      for (let click = 0; click < 3; click++) {
        const head = document.querySelector(`#resources th[data-column="${column}"] .head-button`);
        taken.push(await bench.painted(() => head.click()));
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    return taken;
  });

/** The longest frame, ms: scrolled by pages, then to places far apart. */
const measureScroll = (page) =>
  page.evaluate(async () => {
    const scroller = document.querySelector('.scroller');
    const steps = (step) => bench.longestFrame(240, step);
    const byPages = await steps(() => scroller.scrollBy(0, 700));
    const farApart = await steps((frame) => {
      scroller.scrollTop = ((frame * 7_919) % 240) * (scroller.scrollHeight / 240);
    });
    scroller.scrollTop = 0;
    return { byPages, farApart };
  });

/** ms until groups are painted. */
const measureGroups = async (page) => {
  const taken = [];
  for (const by of ['host', 'type', 'finding', 'none']) {
    await page.click('#table-menu');
    taken.push(
      await page.evaluate(
        (item) => bench.painted(() => document.querySelector(`[data-item="${item}"]`).click()),
        `group-${by}`,
      ),
    );
  }
  return taken;
};

/** Bytes of script memory behind a collection, of the page and of its desk. */
async function memoryOf(page) {
  const [worker] = page.workers();
  const used = async (client) => {
    await client.send('HeapProfiler.collectGarbage').catch(() => undefined);
    return (await client.send('Runtime.getHeapUsage')).usedSize;
  };
  return { page: await used(await page.createCDPSession()), desk: await used(worker.client) };
}

async function measureRound(browser, url, small, large) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  await page.evaluateOnNewDocument(instruments);
  await page.goto(url);
  await openPanel(page, small);
  const measures = {
    opened: () => open(page, large),
    filter: () => measureFilter(page),
    sort: () => measureSort(page),
    groups: () => measureGroups(page),
    scroll: () => measureScroll(page),
  };
  const round = { tasks: {} };
  for (const [name, measure] of Object.entries(measures)) {
    round.tasks[name] = await tasksDuring(page, async () => {
      round[name] = await measure();
    });
  }
  round.memory = await memoryOf(page);
  await page.close();
  return round;
}

function report(all) {
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
  const ms = (value) => `${Math.round(value)} ms`;
  const row = (name, of) => {
    const figures = all.map(of);
    console.log(`| ${name} | ${ms(median(figures))} | ${ms(Math.max(...figures))} |`);
  };
  console.log(
    `| ${entries} exchanges of as many resources | median of rounds | most |\n| --- | ---: | ---: |`,
  );
  row('first rows', ({ opened }) => opened.firstRows);
  row('all rows', ({ opened }) => opened.allRows);
  row('filter to painted, the slowest', ({ filter }) => Math.max(...filter));
  row('sort to painted, the slowest', ({ sort }) => Math.max(...sort));
  row('groups to painted, the slowest', ({ groups }) => Math.max(...groups));
  row('longest frame, scrolled by pages', ({ scroll }) => scroll.byPages);
  row('longest frame, scrolled to places far apart', ({ scroll }) => scroll.farApart);
  const doing = {
    opened: 'opening',
    filter: 'filtering',
    sort: 'sorting',
    groups: 'grouping',
    scroll: 'scrolling',
  };
  for (const [name, words] of Object.entries(doing)) {
    row(`longest task while ${words}`, ({ tasks }) => tasks[name].longest);
    row('the longest by its own time', ({ tasks }) => tasks[name].longestOwn);
  }
  const mb = (part) => Math.round(median(all.map(({ memory }) => memory[part])) / MB);
  console.log(`\nScript memory: ${mb('page')} MB of the panel, ${mb('desk')} MB of its desk.`);
}

const folder = await mkdtemp(join(tmpdir(), 'not-modified-bench-'));
const panel = await servePage('src/panel/preview.html', join(folder, 'panel'));
const browser = await launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  console.log(
    `${await browser.version()}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores.\n`,
  );
  const [small, large] = [join(folder, 'small.har'), join(folder, 'large.har')];
  await writeCapture(small, { seed: 'bench', entries: 3 });
  await writeCapture(large, { seed: 'bench', entries, apart: true });
  const all = [];
  for (let round = 0; round < rounds; round++) all.push(await measureRound(browser, panel.url, small, large));
  report(all);
} finally {
  await browser.close();
  await panel.stop();
  await rm(folder, { recursive: true });
}
