export * as command from './command.ts';
export * as demo from './demo.ts';
export * as drive from './drive.ts';
export * as examples from './examples.ts';
export * as gate from './gate.ts';
export * as ruleList from './rule-list.ts';
export * as start from './start.ts';
