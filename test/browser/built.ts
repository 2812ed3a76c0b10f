import { existsSync } from 'node:fs';
import path from 'node:path';
import { BROWSERS, type BrowserName } from '../../src/drive/browser.ts';
import { findBrowser } from '../../src/drive/find.ts';
import { type BrowserSession, openSession, type TrustedCertificate } from '../../src/drive/session.ts';
import { terminalMessagesIn } from '../../src/messages/terminal-messages.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');

/** The path of something that the build makes; fails where it is not built. */
export function built(...parts: string[]): string {
  const file = path.join(dist, ...parts);
  if (!existsSync(file)) throw new Error(`${file} is missing: run npm run build`);
  return file;
}

/** The browser, found or installed, with the built extension in its DevTools. It may have to trust a certificate. */
export async function openBuilt(
  name: BrowserName,
  trusts?: TrustedCertificate,
  locale = 'en-US',
): Promise<BrowserSession> {
  const texts = terminalMessagesIn('en').drive;
  const browser = await findBrowser(name, { say: (text) => console.log(text(texts)) });
  return openSession({
    browser,
    extension: built(BROWSERS[name].build),
    headless: true,
    locale,
    // High enough for the whole table of the demo site, so that every row is drawn.
    window: { width: 1400, height: 1400 },
    dock: { side: 'bottom', size: 1000 },
    ...(trusts ? { trusts } : {}),
  });
}
