import { builtinModules } from 'node:module';
import { crx } from '@crxjs/vite-plugin';
import type { Plugin, UserConfig } from 'vite';
import { defaultClientConditions } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import manifest from './manifest.json' with { type: 'json' };
import project from './package.json' with { type: 'json' };
import LongestFirst from './test/longest-first.ts';

/** The oldest browsers that it runs in. Firefox 142 is the first to read `data_collection_permissions` everywhere. */
const OLDEST = { chrome: '120', firefox: '142' } as const;

const common = {
  logLevel: 'warn',
  publicDir: false,
  // What some packages have for pages needs a DOM, which neither workers nor the library's users need have.
  resolve: { conditions: ['worker', ...defaultClientConditions] },
} as const satisfies UserConfig;

/** What is bundled may be passed on only with the notices of those who wrote it. */
const license = { fileName: 'third-party-licenses.md' };

/** The extension as one kind of browser loads it, in `dist/<browser>`. */
function extension(browser: 'chrome' | 'firefox'): UserConfig {
  return {
    ...common,
    plugins: [textOnly, crx({ manifest: manifestFor(browser), browser })],
    // As modules, so that what is seldom asked for is loaded when it is.
    worker: { format: 'es', plugins: () => [textOnly] },
    build: {
      outDir: `dist/${browser}`,
      emptyOutDir: true,
      license,
      target: `${browser}${OLDEST[browser]}`,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      // A panel's page is named in a call, not in the manifest.
      // On a busy machine plugins are slow, which is nothing to tell of.
      rollupOptions: { input: ['src/panel/panel.html'], checks: { pluginTimings: false } },
    },
  };
}

/** Takes out Preact's one way to make HTML of a string: all that the panel shows is text from the network. */
const textOnly: Plugin = {
  name: 'text-only',
  transform: {
    filter: { id: /\/preact\/dist\/preact\.mjs$/ },
    handler(code) {
      const safe = code.replace(/\.innerHTML=(?=\w+\.__html)/, '.textContent=');
      if (safe === code) this.error('Preact writes innerHTML in another way than it did.');
      return { code: safe, map: null };
    },
  },
};

function manifestFor(browser: 'chrome' | 'firefox') {
  const own =
    browser === 'chrome'
      ? { minimum_chrome_version: OLDEST.chrome }
      : {
          browser_specific_settings: {
            gecko: {
              id: 'not-modified@not-modified.dev',
              strict_min_version: `${OLDEST.firefox}.0`,
              data_collection_permissions: { required: ['none' as const] },
            },
          },
        };
  return { ...manifest, version: project.version, ...own };
}

/** The library, in one file that needs nothing of a DOM or of Node. */
const library: UserConfig = {
  ...common,
  build: {
    outDir: 'dist/lib',
    emptyOutDir: true,
    license,
    target: 'es2022',
    minify: false,
    lib: { entry: 'src/index.ts', formats: ['es'], fileName: 'index' },
  },
};

/**
 * A program for Node in a folder of its own, with all that it needs, what drives browsers too: the command is published
 * and installs no other package. The scripts and the demo behind them are not published.
 */
const forNode = (outDir: string, input: Record<string, string>): UserConfig => ({
  ...common,
  ssr: { noExternal: true },
  build: {
    outDir,
    emptyOutDir: true,
    license,
    target: 'node20',
    minify: false,
    ssr: true,
    rollupOptions: {
      input,
      external: [...builtinModules, /^node:/],
      output: { entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
    },
  },
});

/** Tests of one module at a time, and tests of what was built: the command, and the extension in real browsers. */
const tests: ViteUserConfig = {
  test: {
    reporters: ['default', './test/closing-line.ts'],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/{browser,built}/**'],
          testTimeout: 60_000,
          // As long as for all else that is waited for: a loaded machine takes its time.
          expect: { poll: { timeout: 15_000 } },
          // Vitest leaves a core free, which of two is half of what there is.
          maxWorkers: '100%',
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/{browser,built}/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          expect: { poll: { timeout: 15_000 } },
          // A browser waits more than it works. Three at a time were no faster on two cores, and starved each other.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
};

/** One configuration for each `--mode`; `build.mjs` runs all but the tests. */
export default defineConfig(({ mode }): ViteUserConfig => {
  if (mode === 'chrome' || mode === 'firefox') return extension(mode);
  if (mode === 'lib') return library;
  if (mode === 'cli') return forNode('dist/cli', { 'not-modified': 'src/cli/not-modified.ts' });
  if (mode === 'scripts')
    return forNode('dist/scripts', {
      start: 'src/cli/start.ts',
      demo: 'src/cli/demo.ts',
      screenshots: 'src/cli/screenshots.ts',
    });
  // `npm run panel`
  if (mode === 'development') return common;
  return tests;
});
