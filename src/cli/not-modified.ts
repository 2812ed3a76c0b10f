#!/usr/bin/env node
import process from 'node:process';
import { run } from './run.ts';

const { stdin, stdout, stderr, env } = process;
process.exitCode = await run(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  directory: process.cwd(),
  isTTY: stdout.isTTY === true,
  ...(stdout.isTTY ? { columns: stdout.columns } : {}),
  errorIsTTY: stderr.isTTY === true,
  ...(stderr.isTTY ? { errorColumns: stderr.columns } : {}),
});
