import type { HarEntry } from '../entry.ts';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import type { Producer } from './producer.ts';
import { unmeasured } from './unmeasured.ts';

/** Every producer that has been measured; the first that recognises a log reads it. */
export const producers: readonly Producer[] = [chromium, firefox];

/** The producer of a log by its creator; the careful default where none recognises it. */
export const producerOf = (creator: { name: string; version: string }, log: HarEntry): Producer =>
  producers.find((producer) => producer.recognises(creator, log)) ?? unmeasured;
