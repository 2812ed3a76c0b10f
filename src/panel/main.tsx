import { mount } from './mount.tsx';
import { panelLine } from './panel-line.ts';

mount(document.body, panelLine());
