import { panelSuite } from './suite.ts';

panelSuite('chromium');
