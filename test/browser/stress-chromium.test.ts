import { recorderSuite } from './stress-suite.ts';

recorderSuite('chromium');
