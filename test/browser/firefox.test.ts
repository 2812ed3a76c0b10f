import { panelSuite } from './suite.ts';

panelSuite('firefox');
