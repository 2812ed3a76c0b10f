import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/**
 * Ends the run's output with one line, `N passed, N failed` (`, N skipped` where any were). A module that could not
 * be loaded and an error outside of any test each count as a failure.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: 'passed' | 'failed' | 'skipped') =>
      tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const suites = modules.flatMap((module) => [...module.children.allSuites()]);
    const brokenSuites = suites.filter((suite) => suite.errors().length > 0).length;
    const failed = count('failed') + broken + brokenSuites + unhandled.length;
    const skipped = count('skipped');
    const line = `${count('passed')} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`;
    // After the summary, whatever order the reporters are told in.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
