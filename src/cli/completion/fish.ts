import type { Completable, Takes } from './completable.ts';

/** Completion for fish. */
export function fishCompletion([program, ...commands]: readonly [Completable, ...Completable[]]): string {
  const lines = [
    '# Completion of not-modified for fish, written by: not-modified completion fish',
    ...program.options.map((option) => optionOf('__fish_use_subcommand', option)),
    ...commands.map(({ name, description }) =>
      line('__fish_use_subcommand', `-f -a ${name} -d ${quoted(description)}`),
    ),
    ...commands.flatMap(({ name, options, takes }) => {
      const condition = `__fish_seen_subcommand_from ${name}`;
      return [
        ...(takes === 'file' ? [] : [line(condition, `-f${listed(takes)}`)]),
        ...options.map((option) => optionOf(condition, option)),
      ];
    }),
  ];
  return `${lines.join('\n')}\n`;
}

const line = (condition: string, rest: string): string =>
  `complete -c not-modified -n ${quoted(condition)} ${rest}`;

function optionOf(
  condition: string,
  { long, short, description, takes }: Completable['options'][number],
): string {
  const flags = `${short ? `-s ${short.slice(1)} ` : ''}-l ${long.slice(2)}`;
  return line(condition, `${flags}${givenTo(takes)} -d ${quoted(description)}`);
}

function givenTo(takes: Takes): string {
  if (takes === 'nothing') return '';
  return takes === 'file' ? ' -r -F' : ` -x${listed(takes)}`;
}

const listed = (takes: Takes): string => (typeof takes === 'string' ? '' : ` -a ${quoted(takes.join(' '))}`);

const quoted = (text: string): string => `'${text.replaceAll(/['\\]/g, '\\$&')}'`;
