import type { Completable, Takes } from './completable.ts';

/** Completion for zsh, to be found in its `fpath` or to be sourced. */
export function zshCompletion([program, ...commands]: readonly [Completable, ...Completable[]]): string {
  const described = commands.map(({ name, description }) => `    ${quoted(`${name}:${description}`)}`);
  const cases = commands.map(
    ({ name, options, takes }) =>
      `    ${name})\n      _arguments ${[...options.flatMap(optionOf), ...restOf(takes)].join(' \\\n        ')}\n      ;;`,
  );
  return `#compdef not-modified
# Completion of not-modified for zsh, written by: not-modified completion zsh
_not_modified() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ $words[2] == -* ]]; then
      _arguments ${program.options.flatMap(optionOf).join(' ')}
    else
      _describe -t commands command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [[ $funcstack[1] == _not-modified ]]; then
  _not_modified "$@"
else
  compdef _not_modified not-modified
fi
`;
}

function optionOf({ long, short, description, takes }: Completable['options'][number]): string[] {
  const words = `[${description.replaceAll(/[[\]:\\]/g, '\\$&')}]`;
  const value = takes === 'nothing' ? '' : `:value:${actionOf(takes)}`;
  const flags = short ? [long, short] : [long];
  return flags.map((flag) =>
    quoted(`${flag}${takes !== 'nothing' && flag.startsWith('--') ? '=' : ''}${words}${value}`),
  );
}

const restOf = (takes: Takes): string[] =>
  takes === 'nothing' ? [] : [quoted(`*:value:${actionOf(takes)}`)];

function actionOf(takes: Takes): string {
  if (takes === 'file') return '_files';
  return typeof takes === 'string' ? ' ' : `(${takes.join(' ')})`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
