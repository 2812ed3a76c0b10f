import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createCacheModel } from '../../../src/cache/model/cache-model.ts';
import { sharedCaptures, WITHOUT_CAPTURES } from '../../shared.ts';

interface Result {
  readonly pass: boolean;
}

/** What the replaying tool gives; it is no part of the project and has no types. */
interface Replay {
  runCases(cases: unknown, create: typeof createCacheModel, profile: string): Map<string, Result>;
  tally(
    cases: unknown,
    results: Map<string, Result>,
  ): Record<'required' | 'optimal' | 'check', { pass: number } | undefined>;
  agreement(cases: unknown, results: Map<string, Result>, browser: string): { differ: string[]; of: number };
}

/** A case whose second answer must be a hit, and whose third is compared with an answer that was then never given. */
const CANNOT_BE_SET_UP = 'cc-resp-must-revalidate-stale';

/** A case that asks for a 504 of the cache's own where the tool counts the dead origin as a failed request. */
const ANSWERED_BY_THE_CACHE = 'stale-close-proxy-revalidate';

describe.skipIf(!sharedCaptures)(
  `the public suite of cache cases${sharedCaptures ? '' : ` (${WITHOUT_CAPTURES})`}`,
  async () => {
    const beside = join(sharedCaptures ?? '', '..');
    const tool = (await import(pathToFileURL(join(beside, 'tools/replay-cache-tests.mjs')).href).catch(
      () => undefined,
    )) as Replay | undefined;
    const cases: unknown = tool && JSON.parse(readFileSync(join(beside, 'cache-tests/cases.json'), 'utf8'));

    it.each([
      ['rfc9111-private', { required: 82, optimal: 49 }, [CANNOT_BE_SET_UP]],
      ['rfc9111-shared', { required: 87, optimal: 66 }, [CANNOT_BE_SET_UP, ANSWERED_BY_THE_CACHE]],
    ] as const)('passes in the profile %s', (profile, least, missed) => {
      if (!tool) throw new Error('the tool that replays the cases could not be loaded');
      const counts = tool.tally(cases, tool.runCases(cases, createCacheModel, profile));
      const { required, optimal } = counts;
      expect({ required: required?.pass, optimal: optimal?.pass }).toEqual(least);
      const results = tool.runCases(cases, createCacheModel, profile);
      for (const id of missed) expect(results.get(id)?.pass, id).toBe(false);
    });

    it.each(['chromium', 'firefox'] as const)('ends as in that browser in the profile %s', (browser) => {
      if (!tool) throw new Error('the tool that replays the cases could not be loaded');
      const results = tool.runCases(cases, createCacheModel, browser);
      expect(tool.agreement(cases, results, browser).differ).toEqual([CANNOT_BE_SET_UP]);
    });
  },
);
