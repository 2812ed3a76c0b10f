import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import type { Producer } from './producer.ts';
import { unmeasured } from './unmeasured.ts';

/** Every producer that has been measured; the first that recognises a log reads it. */
const producers: readonly Producer[] = [chromium, firefox];

/** The producer of a log by its creator's name; the careful default where none recognises it. */
export const producerOf = (creator: string): Producer =>
  producers.find((producer) => producer.recognises(creator)) ?? unmeasured;

/** A producer by its own name; the careful default for any other. */
export const producerNamed = (name: string): Producer =>
  producers.find((producer) => producer.name === name) ?? unmeasured;
