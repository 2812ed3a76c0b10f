import type { DeskRequest } from '../desk/contract.ts';
import { createDesk, type Desk } from '../desk/desk.ts';
import type { Language, Messages } from '../messages/messages.ts';
import { systemClock } from './system-clock.ts';

/* The desk in a thread of its own, so that no audit, however long, holds up the panel. */

/** Texts are a third of what there is to load: only those of the language that is spoken are. */
const loaders: Record<Language, () => Promise<Messages>> = {
  en: () => import('../messages/en/index.ts'),
  'zh-CN': () => import('../messages/zh-CN/index.ts'),
};
const loaded = new Map<Language, Messages>();
let desk: Desk | undefined;
/** Requests are heard in the order in which they came, also where one of them waits for its texts. */
let turn = Promise.resolve();

addEventListener('message', ({ data }: MessageEvent<DeskRequest>) => {
  turn = turn
    .then(() => hear(data))
    // Outside of the promise, so that the panel hears that its desk has failed.
    .catch((error) => {
      setTimeout(() => {
        throw error;
      });
    });
});

async function hear(request: DeskRequest): Promise<void> {
  const language = languageOf(request) ?? 'en';
  if (!desk || languageOf(request)) await load(language);
  desk ??= createDesk((event) => postMessage(event), { clock: systemClock, messagesOf, language });
  desk.hear(request);
}

async function load(language: Language): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, await loaders[language]());
}

/** The language that a request wants to be served in. */
function languageOf(request: DeskRequest): Language | undefined {
  if (request.kind === 'judge') return request.language;
  return request.kind === 'ask' && request.question.about === 'rules' ? request.question.language : undefined;
}

function messagesOf(language: Language): Messages {
  const messages = loaded.get(language);
  if (!messages) throw new Error(`The texts in ${language} are not loaded.`);
  return messages;
}
