import { wireSuite } from './wire-suite.ts';

for (const protocol of ['http', 'https', 'h2'] as const) wireSuite('chromium', protocol);
