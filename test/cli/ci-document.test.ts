import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { readArguments } from '../../src/cli/program.ts';
import { settingsSchema } from '../../src/cli/settings-schema.ts';
import { argumentsOf } from './command-lines.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/ci.md'), 'utf8');

/** What the page shows in one language. */
const shown = (language: string): string[] =>
  [...page.matchAll(/```(\w+)\n([\s\S]*?)```/g)].flatMap(([, name, code = '']) =>
    name === language ? [code] : [],
  );

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('docs/ci.md', () => {
  const workflows = shown('yaml').map((code) => parseDocument(code));

  it('shows workflows that are right YAML: one for GitHub, one for GitLab', () => {
    for (const { errors, warnings } of workflows) expect([errors, warnings]).toEqual([[], []]);
    expect(workflows.map((workflow) => workflow.toJS())).toMatchObject([
      {
        on: expect.anything(),
        jobs: { caching: { 'runs-on': expect.anything(), steps: expect.anything() } },
      },
      { caching: { script: expect.anything(), artifacts: { when: 'always' } } },
    ]);
  });

  const inline = [...page.matchAll(/`(npx not-modified [^`\n]+)`/g)].map(([, code = '']) => code);
  const scripts = [...shown('sh'), ...workflows.flatMap((workflow) => stringsIn(workflow.toJS())), ...inline];

  it.each(scripts.flatMap(argumentsOf))('calls the command as it can be called: %s %s %s', (...args) => {
    expect(readArguments(args, 'en')).toHaveProperty('run');
  });

  it('calls it in each of its parts', () => {
    expect(scripts.flatMap(argumentsOf)).toHaveLength(6);
  });

  it('shows settings that are right', () => {
    const validate = new Ajv2020().compile(settingsSchema());
    for (const code of shown('json')) {
      validate(JSON.parse(code));
      expect(validate.errors).toBeNull();
    }
  });
});
