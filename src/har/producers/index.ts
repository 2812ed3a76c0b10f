import { browserMob } from './browsermob.ts';
import { browsertime } from './browsertime.ts';
import { charles } from './charles.ts';
import { chromeHar } from './chrome-har.ts';
import { chromium } from './chromium.ts';
import { fiddler } from './fiddler.ts';
import { firebug } from './firebug.ts';
import { firefox } from './firefox.ts';
import { httpToolkit } from './http-toolkit.ts';
import { insomnia } from './insomnia.ts';
import { internetExplorer } from './internet-explorer.ts';
import { mitmproxy } from './mitmproxy.ts';
import { pcap2har } from './pcap2har.ts';
import { playwright } from './playwright.ts';
import type { Producer } from './producer.ts';
import { safari } from './safari.ts';
import { unmeasured } from './unmeasured.ts';
import { webPageTest } from './webpagetest.ts';

/** Every producer whose dialect is known; the first that recognises a log reads it. */
export const producers: readonly Producer[] = [
  chromium,
  firefox,
  safari,
  playwright,
  mitmproxy,
  charles,
  fiddler,
  httpToolkit,
  browserMob,
  chromeHar,
  browsertime,
  webPageTest,
  firebug,
  pcap2har,
  internetExplorer,
  insomnia,
];

/** The producer of a log by its creator's name; the careful default where none recognises it. */
export const producerOf = (creator: string): Producer =>
  producers.find((producer) => producer.recognises(creator)) ?? unmeasured;

/** A producer by its own name; the careful default for any other. */
export const producerNamed = (name: string): Producer =>
  producers.find((producer) => producer.name === name) ?? unmeasured;
