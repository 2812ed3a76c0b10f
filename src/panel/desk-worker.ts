import type { DeskRequest } from '../desk/contract.ts';
import { createDesk } from '../desk/desk.ts';
import { systemClock } from './system-clock.ts';

/* The desk in a thread of its own, so that no audit, however long, holds up the panel. */

const desk = createDesk((event) => postMessage(event), systemClock);
addEventListener('message', ({ data }: MessageEvent<DeskRequest>) => desk.hear(data));
