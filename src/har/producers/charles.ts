import { proxy, UNSEEN } from './proxy.ts';

/**
 * Charles. No capture was seen and no source is public; known from programs that read its captures is that it
 * calls itself `Charles Proxy`, that it writes no pages, that `redirectURL` and `mimeType` may be null and `statusText`
 * absent. Believed: that it shows the lines as sent; whether it leaves any out is not known. Sizes are used only where
 * Content-Length agrees with them.
 */
export const charles = proxy({
  name: 'charles',
  measured: false,
  recognises: (creator) => /^charles\b/i.test(creator),
  ...UNSEEN,
});
