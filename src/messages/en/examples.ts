/** What the examples of each command are for, shown with its help. */
export const title = 'Examples:';

export const audit = {
  site: 'Visits in a real browser, the first with an empty cache.',
  baseline: 'Only what is new since the file was made with --update-baseline.',
  one: 'A summary for the terminal.',
  several: 'Several captures as one; the command expands quoted patterns itself.',
  html: 'One page to hand on, without scripts and without the network.',
  json: 'All that is known, for programs.',
};

export const compare = {
  two: 'What a change of the site made better or worse.',
  report: 'Against a report that was written with --format json; status 1 where anything got worse.',
  markdown: 'For an issue or a pull request.',
};

export const rules = {
  all: 'Every rule with its level and its section.',
  some: 'Those on entity tags that break a MUST of the standard.',
  json: 'The same for programs, with reasons and remedies.',
};

export const explain = {
  one: 'What the rule asks, why, what to do, and traffic that breaks it.',
  chinese: 'The same in Chinese.',
};

export const completion = {
  bash: 'For every new bash with the package bash-completion; or source the file in ~/.bashrc.',
  zsh: 'For every new zsh whose fpath names ~/.zfunc before compinit.',
  fish: 'For every new fish.',
};
