import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { start } from './audit-site.ts';

const { stdin, stdout, stderr, env, platform } = process;
process.exitCode = await start(process.argv.slice(2), {
  stdin,
  stdout,
  stderr,
  env,
  platform,
  isTTY: stdout.isTTY === true,
  ...(stdout.isTTY ? { columns: stdout.columns } : {}),
  extensions: fileURLToPath(new URL('..', import.meta.url)),
  // npm runs scripts in the package's folder and says where it was called from.
  folder: env['INIT_CWD'] ?? process.cwd(),
});
