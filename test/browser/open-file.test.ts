import { expect, it } from 'vitest';
import { FAULTY } from '../cli/captures.ts';
import { openBuilt } from './built.ts';
import { rowsWhen } from './panel.ts';

it.each(['chromium', 'firefox'] as const)(
  'a HAR file that is dropped on the panel in %s is shown until it is closed, a broken one is named',
  async (name) => {
    const session = await openBuilt(name);
    try {
      await session.openPanel();
      const drop = (file: string, text: string) =>
        session.inPanel(
          (fileName, content) => {
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], fileName));
            document
              .querySelector('#panel')
              ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
          },
          file,
          text,
        );
      await drop('faulty.har', FAULTY);
      const rows = await rowsWhen(session, 'the dropped capture', (shown) => shown.length === 1);
      expect(rows[0]?.exchanges).toBe(2);
      await drop('broken.har', FAULTY.slice(0, 100));
      await expect
        .poll(() => session.inPanel(() => document.querySelector('[data-problem=open]')?.textContent))
        .toContain('broken.har: ends too early');
      expect(
        await session.inPanel(() => document.querySelector('[data-files=opened]')?.textContent),
      ).toContain('faulty.har');
      const folder = process.env['SCREENSHOTS'];
      if (folder !== undefined) await session.screenshot(`${folder}/${name}-opened-file.png`);
      await session.clickInPanel('#open-close');
      await rowsWhen(session, 'the empty recording', (shown) => shown.length === 0);
    } finally {
      await session.close();
    }
  },
);
