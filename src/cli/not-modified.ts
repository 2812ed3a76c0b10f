#!/usr/bin/env node
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { run } from './run.ts';

const { stdin, stdout, stderr, env } = process;
process.exitCode = await run(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  directory: process.cwd(),
  extensions: fileURLToPath(new URL('..', import.meta.url)),
  isTTY: stdout.isTTY === true,
  ...(stdout.isTTY ? { columns: stdout.columns } : {}),
  errorIsTTY: stderr.isTTY === true,
  ...(stderr.isTTY ? { errorColumns: stderr.columns } : {}),
});
