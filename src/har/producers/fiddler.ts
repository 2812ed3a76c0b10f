import { proxy, UNSEEN } from './proxy.ts';

/**
 * Fiddler. No capture was seen and no source is public; known from programs that read its captures is that it calls
 * itself `Fiddler` and writes no pages. Believed: that it shows the lines as sent; newer versions can take credentials
 * out. Sizes are used only where Content-Length agrees with them.
 */
export const fiddler = proxy({
  name: 'fiddler',
  measured: false,
  recognises: (creator) => /^fiddler\b/i.test(creator),
  ...UNSEEN,
});
