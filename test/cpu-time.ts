/**
 * Begins to measure; gives what this process has computed since, ms. Unlike the clock it does not count the time in
 * which a busy machine does something else.
 */
export function cpuTime(): () => number {
  const start = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  };
}
