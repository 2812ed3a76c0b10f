import type { Completable, Takes } from './completable.ts';

/**
 * Completion for bash, from version 3.2 on. Where nothing is offered readline offers files. Words come taken apart at the
 * equals sign.
 */
export function bashCompletion([program, ...commands]: readonly [Completable, ...Completable[]]): string {
  const valued = commands.flatMap(({ name, options }) =>
    options.flatMap(({ long, takes }) => (takes === 'nothing' ? [] : [{ key: `${name} ${long}`, takes }])),
  );
  const flags = commands.map(({ name, options }) => ({ key: name, takes: flagsOf(options) }));
  const taken = commands.map(({ name, takes }) => ({ key: name, takes }));
  return `# Completion of not-modified for bash, written by: not-modified completion bash
_not_modified() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" command="\${COMP_WORDS[1]}" values=""
  if [ "$cur" = "=" ]; then cur=""; fi
  if [ "$prev" = "=" ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    values="${[...wordsOf(program.takes), ...flagsOf(program.options)].join(' ')}"
  else
    case "$command $prev" in
${casesOf(valued, '      ')}
      *)
        case "$cur" in
          -*)
            case "$command" in
${casesOf(flags, '              ')}
            esac
            ;;
          *)
            case "$command" in
${casesOf(taken, '              ')}
            esac
            ;;
        esac
        ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$values" -- "$cur"))
}
complete -o default -F _not_modified not-modified
`;
}

const wordsOf = (takes: Takes): readonly string[] => (typeof takes === 'string' ? [] : takes);

const flagsOf = (options: Completable['options']): string[] =>
  options.flatMap(({ long, short }) => (short ? [long, short] : [long]));

const casesOf = (cases: readonly { readonly key: string; readonly takes: Takes }[], indent: string): string =>
  cases.map(({ key, takes }) => `${indent}"${key}") values="${wordsOf(takes).join(' ')}" ;;`).join('\n');
