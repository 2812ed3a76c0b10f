import { join } from 'node:path';
import { build, preview } from 'vite';

const ROOT = join(import.meta.dirname, '..');

/** Builds one page of the project as the extension's are built and serves it from `folder` until `stop` is called. */
export async function servePage(path, folder) {
  const options = { root: ROOT, configFile: false, logLevel: 'error', publicDir: false };
  const output = { outDir: folder, emptyOutDir: true, target: 'chrome120', modulePreload: false };
  await build({
    ...options,
    worker: { format: 'es' },
    build: { ...output, rollupOptions: { input: path } },
  });
  const server = await preview({
    ...options,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  });
  return { url: `${server.resolvedUrls.local[0]}${path}`, stop: () => server.close() };
}
