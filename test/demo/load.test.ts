import { expect, it } from 'vitest';
import { createSite } from '../../src/demo/answer.ts';

const answer = (path: string, fields: Record<string, string> = {}, method = 'GET') =>
  createSite()({ method, path, fields: new Map(Object.entries(fields)) }, Date.UTC(2026, 10, 23));
const textOf = ({ content }: ReturnType<typeof answer>) => new TextDecoder().decode(content);

it('makes a page of as many scripts as its address says', () => {
  expect(textOf(answer('/load/scripts/7')).match(/<script src=/g)).toHaveLength(7);
});

it('revalidates what its pages store', () => {
  const first = answer('/load/revalidated/3');
  const etag = first.fields.find(([name]) => name === 'ETag')?.[1] ?? '';
  expect(first.status).toBe(200);
  expect(answer('/load/revalidated/3', { 'if-none-match': etag })).toMatchObject({
    status: 304,
    content: { length: 0 },
  });
});

it('has no page for what it does not know', () => {
  expect(answer('/load/nothing/1').status).toBe(404);
  expect(answer('/load/scripts/7', {}, 'POST').status).toBe(404);
});
