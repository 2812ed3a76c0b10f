import { expect, it } from 'vitest';
import { coalesce } from '../../src/devtools/coalesce.ts';

function tasks() {
  const finish: (() => void)[] = [];
  const run = coalesce(() => new Promise<void>((resolve) => finish.push(resolve)));
  return { run, finish };
}

it('runs once at a time, and once more for all who asked meanwhile', async () => {
  const { run, finish } = tasks();
  const first = run();
  const second = run();
  const third = run();
  expect(finish).toHaveLength(1);
  finish[0]?.();
  await first;
  await Promise.resolve();
  expect(finish).toHaveLength(2);
  finish[1]?.();
  await Promise.all([second, third]);
  expect(finish).toHaveLength(2);
});

it('gives a later caller a run that began after the call', async () => {
  const { run, finish } = tasks();
  const first = run();
  finish[0]?.();
  await first;
  let over = false;
  const second = run().then(() => {
    over = true;
  });
  await Promise.resolve();
  expect(over).toBe(false);
  finish[1]?.();
  await second;
});
