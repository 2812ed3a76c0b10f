export * as comparison from './comparison.ts';
export * as decisions from './decisions.ts';
export * as findings from './findings/index.ts';
export * as notes from './notes.ts';
export * as panel from './panel.ts';
export * as recommendations from './recommendations.ts';
export * as report from './report.ts';
export * as snippets from './snippets.ts';
