import { describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands/index.ts';
import { readArguments } from '../../src/cli/program.ts';
import { LANGUAGES } from '../../src/messages/messages.ts';
import { terminalMessagesIn } from '../../src/messages/terminal-messages.ts';
import { argumentsOf } from './command-lines.ts';
import { notModified } from './invoke.ts';

describe.each(LANGUAGES)('the help of every command in %s', (language) => {
  const words = terminalMessagesIn(language).examples;

  it.each(commands)('$name shows examples that can be used', async ({ name, examples }) => {
    const { status, out } = await notModified([name, '--help', '--lang', language], {
      env: { LANG: language.replace('-', '_') },
    });
    expect(status).toBe(0);
    expect(out).toContain(`\n${words.title}\n`);
    expect(examples(words).length).toBeGreaterThan(0);
    for (const [line, purpose] of examples(words)) {
      expect(out).toContain(`  ${line}\n      ${purpose}\n`);
      const [args = []] = argumentsOf(line);
      expect(args[0]).toBe(name);
      expect(readArguments(args, language)).toHaveProperty('run');
    }
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});
