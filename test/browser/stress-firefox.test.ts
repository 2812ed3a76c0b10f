import { recorderSuite } from './stress-suite.ts';

recorderSuite('firefox');
