/**
 * The tasks of a page's main thread while `act` goes on: the longest as a person waits for it, the longest and all by the
 * thread's own time, which another program on the machine does not lengthen. All in ms.
 */
export async function tasksDuring(page, act) {
  const client = await page.createCDPSession();
  const events = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline'] },
  });
  await act();
  const ended = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve));
  await client.send('Tracing.end');
  await ended;
  await client.detach();
  const tasks = tasksOfPage(events);
  const longest = (of) => tasks.reduce((most, task) => Math.max(most, of(task)), 0) / 1_000;
  return {
    longest: longest(({ dur }) => dur),
    longestOwn: longest(({ tdur }) => tdur),
    own: tasks.reduce((sum, { tdur }) => sum + tdur, 0) / 1_000,
  };
}

/** Of the page's thread, which is the main thread of the renderer that did the most. */
function tasksOfPage(events) {
  const byThread = new Map();
  const names = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const mains = new Set(names.map(({ pid, tid }) => `${pid} ${tid}`));
  for (const event of events) {
    const thread = `${event.pid} ${event.tid}`;
    if (event.name !== 'RunTask' || event.tdur === undefined || !mains.has(thread)) continue;
    if (!byThread.has(thread)) byThread.set(thread, []);
    byThread.get(thread).push(event);
  }
  const all = [...byThread.values()];
  return all.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
