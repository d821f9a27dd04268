import { SystemClock } from '../adapters/system-clock.ts';
import type { RefusalWords } from '../domain/words/start-words.ts';
import type { RefusalTexts } from './refusal-words.ts';

/** Says why Hubkey doesn't start, and ends it. What that takes is loaded only here. */
export async function refuse(words: (texts: RefusalTexts) => RefusalWords): Promise<void> {
  const { refusalWords } = await import('./refusal-words.ts');
  const { refuseStart } = await import('../windows/refused-start.ts');
  refuseStart(words(await refusalWords()), new SystemClock());
}
