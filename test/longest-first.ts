import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take minutes: whatever else there is runs beside them. */
const LONG = /\/stress-\w+\.test\.ts$/;

/** Vitest knows how long a file took from the last run alone, which a fresh checkout has not had. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
