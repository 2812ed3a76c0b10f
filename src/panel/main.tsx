import { panelLine } from '../browser/panel-line.ts';
import { mount } from './mount.tsx';

mount(document.body, panelLine());
