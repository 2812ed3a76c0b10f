// `npm run bench:live -- [--rate N] [--seconds N] [--before N] [--rounds N]`: what the panel's thread takes while requests
// are recorded, in Chromium, as a Markdown table. The panel's page is built as for the extension and stands in an ordinary
// page; a thread in the place of the devtools page sends what the recorder would, as text, which is what crosses between
// two documents of an extension there. `CHROME_PATH` names another Chromium than the usual one.
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launch } from 'puppeteer-core';
import { captureText } from './captures.mjs';
import { servePage } from './served-page.mjs';
import { tasksDuring } from './tasks.mjs';

const { values } = parseArgs({
  options: {
    rate: { type: 'string', default: '500' },
    seconds: { type: 'string', default: '20' },
    before: { type: 'string', default: '0' },
    rounds: { type: 'string', default: '3' },
  },
});
const rate = Number(values.rate);
const before = Number(values.before);
const entries = before + rate * Number(values.seconds);

/** Inside the page: the extension's APIs, as far as the panel needs them, over a thread that sends. */
function extension(sender) {
  const heard = [];
  const listeners = new Set();
  const eventOf = (set) => ({
    addListener: (listener) => set.add(listener),
    removeListener: (listener) => set.delete(listener),
  });
  const thread = new Worker(URL.createObjectURL(new Blob([sender], { type: 'text/javascript' })));
  thread.onmessage = ({ data }) => {
    const began = performance.now();
    const message = JSON.parse(data);
    for (const listener of listeners) listener(message);
    heard.push({ entries: message.entries?.length ?? 0, ms: performance.now() - began });
  };
  globalThis.bench = { heard, thread };
  globalThis.browser = {
    runtime: {
      id: 'bench',
      connect: () => ({
        onMessage: eventOf(listeners),
        onDisconnect: eventOf(new Set()),
        postMessage: () => undefined,
        disconnect: () => undefined,
      }),
    },
    i18n: { getUILanguage: () => 'en' },
  };
  globalThis.chrome = {
    runtime: { id: 'bench' },
    devtools: {
      inspectedWindow: { tabId: 1 },
      panels: { themeName: 'default', setThemeChangeHandler: () => undefined },
    },
  };
}

/** Inside the thread: gathers for 50 ms and sends 50 entries at once at most, as the recorder does. */
function sender() {
  const texts = [];
  let sent = 0;
  const recorded = (entry, id) => `{"id":${id},"entry":${entry},"ended":true,"page":0}`;
  const send = (end) => {
    while (sent < end) {
      const from = sent;
      sent = Math.min(end, from + 50);
      const batch = texts.slice(from, sent).map((text, at) => recorded(text, from + at));
      postMessage(`{"kind":"entries","entries":[${batch}]}`);
    }
  };
  addEventListener('message', ({ data: { more, upTo, perSecond } }) => {
    if (more) {
      texts.push(...more);
      return;
    }
    if (sent === 0) {
      const producer = { name: 'chromium', version: '156.0.0.0' };
      postMessage(JSON.stringify({ kind: 'state', recording: true, producer }));
      postMessage(JSON.stringify({ kind: 'navigated', id: 0, at: 1_795_424_400_000 }));
    }
    const [began, first] = [performance.now(), sent];
    const timer = setInterval(() => {
      send(Math.min(upTo, first + Math.floor(((performance.now() - began) / 1_000) * perSecond)));
      if (sent === upTo) clearInterval(timer);
    }, 50);
  });
}

/** The texts of the entries, each of a resource of its own. */
const entryTexts = () =>
  [...captureText({ seed: 'live', entries, apart: true })]
    .slice(1, -1)
    .map((piece) => piece.slice(piece.indexOf('{')));

/** Has entries sent up to that one and waits until the table has a row for each; gives how long that takes, ms. */
async function sendUpTo(page, upTo, perSecond) {
  const began = performance.now();
  await page.evaluate((order) => bench.thread.postMessage(order), { upTo, perSecond });
  await page.waitForFunction(
    (count) => document.getElementById('resources').ariaRowCount === String(count + 1),
    { polling: 200, timeout: 600_000 },
    upTo,
  );
  return performance.now() - began;
}

async function measureRound(browser, url, texts) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  await page.evaluateOnNewDocument(extension, `(${sender})()`);
  await page.goto(url);
  await page.waitForSelector('#resources');
  for (let at = 0; at < texts.length; at += 1_000)
    await page.evaluate((more) => bench.thread.postMessage({ more }), texts.slice(at, at + 1_000));
  if (before > 0) await sendUpTo(page, before, 4_000);
  await page.evaluate(() => {
    bench.heard.length = 0;
  });
  let taken = 0;
  const tasks = await tasksDuring(page, async () => {
    taken = await sendUpTo(page, entries, rate);
  });
  const heard = await page.evaluate(() => bench.heard.filter(({ entries }) => entries > 0));
  await page.close();
  return { tasks, heard, late: taken - ((entries - before) / rate) * 1_000 };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

function report(all) {
  const ms = (value, digits = 0) => `${value.toFixed(digits)} ms`;
  const row = (name, of, digits) => {
    const figures = all.map(of);
    console.log(`| ${name} | ${ms(median(figures), digits)} | ${ms(Math.max(...figures), digits)} |`);
  };
  const one = ({ entries, ms }) => ms / entries;
  const live = entries - before;
  console.log(
    `| ${live} requests, ${rate} a second, behind ${before} | median of rounds | most |\n| --- | ---: | ---: |`,
  );
  row('longest task', ({ tasks }) => tasks.longest);
  row('longest task by its own time', ({ tasks }) => tasks.longestOwn);
  row('an entry, to take it in, median', ({ heard }) => median(heard.map(one)), 3);
  row('an entry, all told with what it changes on the screen', ({ tasks }) => tasks.own / live, 3);
  row('all rows shown, behind the last request', ({ late }) => late);
}

const folder = await mkdtemp(join(tmpdir(), 'not-modified-bench-'));
const panel = await servePage('src/panel/panel.html', join(folder, 'panel'));
const browser = await launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  console.log(
    `${await browser.version()}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores.\n`,
  );
  const texts = entryTexts();
  const all = [];
  for (let round = 0; round < Number(values.rounds); round++)
    all.push(await measureRound(browser, panel.url, texts));
  report(all);
} finally {
  await browser.close();
  await panel.stop();
  await rm(folder, { recursive: true });
}
