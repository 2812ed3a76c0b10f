/** The arguments of every call of the command in a shell script, as a shell would split them. */
export function argumentsOf(script: string): string[][] {
  const lines = script.replaceAll(/\\\n\s*/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const [, rest] = /(?:^|[\s|])not-modified (.*)/.exec(line.replace(/(?:^|\s)#.*$/, '')) ?? [];
    return rest === undefined ? [] : [wordsOf(rest)];
  });
}

/** The words up to what a shell takes for itself: a redirection, a pipe, the next command. */
function wordsOf(text: string): string[] {
  const words = text.match(/"[^"]*"|'[^']*'|[^\s"']+/g) ?? [];
  const end = words.findIndex((word) => /^(?:[<>|;&]|\d>)/.test(word));
  return (end < 0 ? words : words.slice(0, end)).map((word) => word.replace(/^(["'])(.*)\1$/, '$2'));
}
