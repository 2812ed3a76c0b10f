import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULE_IDS } from '../../src/cli/rule-entry.ts';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { notModified } from './invoke.ts';

/** The shells that are here; the script for another one is at least looked at. */
const isHere = (shell: string): boolean => spawnSync(shell, ['-c', 'true']).status === 0;

let folder = '';
const scripts: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { status, out, err } = await notModified(['completion', shell]);
    expect([status, err]).toEqual([0, '']);
    scripts[shell] = join(folder, shell);
    await writeFile(join(folder, shell), out);
  }
});
afterAll(() => rm(folder, { recursive: true }));

/** What bash offers for the last of these words, taken apart as bash takes lines apart. */
function offeredByBash(...words: string[]): string[] {
  const quoted = ['not-modified', ...words].map((word) => `'${word}'`).join(' ');
  const script = `set -u; . '${scripts['bash']}'; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length}
    _not_modified; printf '%s\\n' \${COMPREPLY[@]+"\${COMPREPLY[@]}"}`;
  const out = execFileSync('bash', ['--norc', '-c', script], { encoding: 'utf8' });
  return out.split('\n').filter((line) => line !== '');
}

describe.runIf(isHere('bash'))('bash', () => {
  it.each([
    [['a'], ['audit']],
    [['co'], ['compare', 'completion']],
    [['audit', '--fo'], ['--format']],
    [
      ['audit', 'a.har', '--fail-on', ''],
      ['must', 'should', 'advice', 'never'],
    ],
    [['audit', '--fail-on', '=', 's'], ['should']],
    [
      ['audit', '--fail-on', '='],
      ['must', 'should', 'advice', 'never'],
    ],
    [['compare', 'a.har', 'b.har', '--fail-on', 'w'], ['worse']],
    [['rules', '--level', 'm'], ['must']],
    [['explain', '304-et'], RULE_IDS.filter((id) => id.startsWith('304-et'))],
    [['help', 'ex'], ['explain']],
    [
      ['completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['audit', '--output', 'a'], []],
    [['audit', 'cap'], []],
    [['frobnicate', '--x'], []],
  ])('completes %j', (words, offered) => {
    expect(offeredByBash(...words)).toEqual(offered);
  });
});

/** What a shell with a command for asking that offers for a line. */
const offeredBy = (shell: string, line: string): (string | undefined)[] =>
  execFileSync(shell, ['--no-config', '-c', `source ${scripts[shell]}; complete -C '${line}'`], {
    encoding: 'utf8',
  })
    .trimEnd()
    .split('\n')
    .map((offer) => offer.split('\t')[0]);

describe('the scripts', () => {
  it.each(LANGUAGES)('name every command, option, choice and rule in %s', async (language) => {
    for (const shell of ['bash', 'zsh', 'fish']) {
      const { out } = await notModified(['completion', shell, '--lang', language]);
      for (const word of [
        'audit',
        'explain',
        'fail-on',
        'never',
        'update-baseline',
        'no-redact',
        ...RULE_IDS,
      ])
        expect(out, shell).toContain(word);
    }
  });

  it.runIf(isHere('zsh'))('can be read by zsh', () => {
    expect(spawnSync('zsh', ['-n', scripts['zsh'] ?? '']).status).toBe(0);
  });

  it.runIf(isHere('fish'))('offer in fish what is fitting', () => {
    expect(offeredBy('fish', 'not-modified au')).toEqual(['audit']);
    expect(offeredBy('fish', 'not-modified audit --fail-on ne')).toEqual(['never']);
  });

  it.each([
    [['completion'], 'name one shell: bash, zsh or fish'],
    [['completion', 'bash', 'zsh'], 'name one shell: bash, zsh or fish'],
    [['completion', 'cmd'], 'completion cannot be cmd; it is one of bash, zsh, fish'],
  ])('%j: one line, status 2', async (args, line) => {
    expect(await notModified(args)).toEqual({ status: 2, out: '', err: `not-modified: ${line}\n` });
  });
});
