import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeFileWhole, writePiecesTo } from '../../src/cli/output.ts';
import { terminalMessagesIn } from '../../src/messages/terminal-messages.ts';

const { command } = terminalMessagesIn('en');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'not-modified-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Pieces, and how many of them were asked for. */
function counted(pieces: readonly string[]) {
  const asked = { pieces: 0 };
  function* given() {
    for (const piece of pieces) {
      asked.pieces++;
      yield piece;
    }
  }
  return { asked, pieces: given() };
}

describe('a text in pieces', () => {
  it('leaves in its order, and the next piece is made once the one before it is gone', async () => {
    const { asked, pieces } = counted(['a', 'é', 'c']);
    const left: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _, done) {
        left.push(`${chunk} of ${asked.pieces}`);
        setImmediate(done);
      },
    });
    await writePiecesTo(stream, pieces);
    expect(left).toEqual(['a of 1', 'é of 2', 'c of 3']);
  });

  it('is not made for a reader who has gone away', async () => {
    const { asked, pieces } = counted(['a', 'b', 'c']);
    const gone = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
    });
    await writePiecesTo(gone, pieces);
    expect(asked.pieces).toBe(1);
  });

  it('becomes one file, or none where making it fails', async () => {
    const file = join(folder, 'report.json');
    await writeFileWhole(file, counted(['a', 'é', 'c']).pieces, command);
    expect(await readFile(file, 'utf8')).toBe('aéc');
    function* failing() {
      yield 'x';
      throw new Error('no memory');
    }
    await expect(writeFileWhole(file, failing(), command)).rejects.toThrow('no memory');
    expect(await readFile(file, 'utf8')).toBe('aéc');
    expect(await readdir(folder)).toEqual(['report.json']);
  });
});
