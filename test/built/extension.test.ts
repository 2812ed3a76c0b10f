import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const DIST = join(import.meta.dirname, '../../dist');
const run = promisify(execFile);

interface Manifest {
  readonly manifest_version: number;
  readonly version: string;
  readonly content_security_policy: { readonly extension_pages: string };
  readonly browser_specific_settings?: { readonly gecko: Record<string, unknown> };
}

const json = <T>(...path: string[]): T => JSON.parse(readFileSync(join(...path), 'utf8')) as T;
const filesOf = (browser: string, ending: string): string[] =>
  readdirSync(join(DIST, browser), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(ending),
  );

/** All by which a page can speak to the network of its own accord; our texts name `fetch()` without arguments. */
const SPEAKING =
  /\bfetch\((?!\))|\bXMLHttpRequest\b|\bsendBeacon\b|\bWebSocket|\bEventSource\b|\bWebTransport\b|\bRTCPeerConnection\b|\bserviceWorker\.register|\bimportScripts\(|\.src\s*=|\burl\(\s*['"]?https?:|@import/;

describe.each(['chrome', 'firefox'])('dist/%s', (browser) => {
  const manifest = json<Manifest>(DIST, browser, 'manifest.json');

  it('asks for nothing: no permission, no host, no background', () => {
    expect(
      Object.keys(manifest).filter((key) => /permission|background|content_scripts|accessible/.test(key)),
    ).toEqual([]);
  });

  it('is Manifest V3 with a policy that allows only its own scripts and styles', () => {
    const { extension_pages: policy } = manifest.content_security_policy;
    expect(manifest.manifest_version).toBe(3);
    expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toContain('connect-src');
  });

  it('has the version of the package', () => {
    expect(manifest.version).toBe(json<{ version: string }>(DIST, '../package.json').version);
  });

  it.each(['en', 'zh_CN'])('has its name and description in %s', (locale) => {
    const texts = json<Record<string, { message: string }>>(
      DIST,
      browser,
      '_locales',
      locale,
      'messages.json',
    );
    expect(texts['name']?.message).toBeTruthy();
    expect(texts['description']?.message.length).toBeLessThanOrEqual(132);
  });

  it('holds no code that makes code or markup of strings', () => {
    for (const file of filesOf(browser, '.js')) {
      const code = readFileSync(join(DIST, browser, file), 'utf8');
      expect(code, file).not.toMatch(
        // The inspected page is asked for its timeline, with a text of our own.
        /(?<!\.inspectedWindow\.)\beval\(|new Function\(|\.innerHTML\s*=|insertAdjacentHTML|document\.write\(/,
      );
    }
    for (const file of filesOf(browser, '.html')) {
      const page = readFileSync(join(DIST, browser, file), 'utf8');
      expect(page, file).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|\sstyle=/i);
    }
  });

  it.each(['.js', '.css', '.html'])('tells nobody anything: no %s file can ask the network', (ending) => {
    for (const file of filesOf(browser, ending))
      expect(SPEAKING.exec(readFileSync(join(DIST, browser, file), 'utf8'))?.[0], file).toBeUndefined();
  });

  it('loads scripts and styles of its own alone', () => {
    for (const file of filesOf(browser, '.html')) {
      const page = readFileSync(join(DIST, browser, file), 'utf8');
      expect(page, file).not.toMatch(/\s(?:src|href)="?(?:https?:)?\/\//i);
    }
  });
});

describe('dist/firefox', () => {
  it('collects no data, and says so', () => {
    const { gecko } = json<Manifest>(DIST, 'firefox', 'manifest.json').browser_specific_settings ?? {
      gecko: {},
    };
    expect(gecko).toMatchObject({
      id: expect.any(String),
      data_collection_permissions: { required: ['none'] },
    });
  });

  it('passes web-ext lint without an error or a warning', async () => {
    const { stdout } = await run(process.execPath, [
      join(DIST, '../node_modules/web-ext/bin/web-ext.js'),
      'lint',
      '--output=json',
      '--source-dir',
      join(DIST, 'firefox'),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { errors: 0, warnings: 0, notices: 0 } });
  });
});
