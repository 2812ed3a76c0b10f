import { expect, it } from 'vitest';
import { profilesDocument } from './profiles-document.ts';

it('docs/cache-model.md is made from the profiles', async () => {
  await expect(profilesDocument()).toMatchFileSnapshot('../../../docs/cache-model.md');
});
