import { proxy } from './proxy.ts';

/**
 * Fiddler. No capture was seen and no source was read. Believed: its name, and that it shows the lines as sent. Sizes
 * are used only where Content-Length agrees with them.
 */
export const fiddler = proxy({
  name: 'fiddler',
  measured: false,
  recognises: (creator) => /^fiddler\b/i.test(creator),
  trust: {
    responseBytes: 'where-length-agrees',
    requestBytes: 'never',
    requestLines: 'where-host-is-shown',
    responseLines: 'each',
    sensitiveLines: 'may-be-removed',
    clients: 'one',
  },
  header: 'size',
  contentSize: 'unknown',
});
