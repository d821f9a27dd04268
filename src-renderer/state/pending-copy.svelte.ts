import { copyPendingWords, copyWaitsFor, type CopyRequest } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** A copy that takes longer than this says what it waits for, in ms. */
const noticeableMs = 300;

/** Says what a copy waits for. */
export class PendingCopy {
  /** Empty while no copy waits. */
  words = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Waits for an answer. Meanwhile `words` say what the latest copy waits for. */
  async until<Answer>(request: CopyRequest, answer: Promise<Answer>): Promise<Answer> {
    // An earlier copy is no longer reported.
    clearTimeout(this.#timer);
    this.words = '';
    const timer = setTimeout(() => {
      const profile = view.now.profiles.find(({ id }) => id === request.profile);
      this.words = copyPendingWords(copyWaitsFor(request, profile?.session));
    }, noticeableMs);
    this.#timer = timer;
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      if (timer === this.#timer) this.words = '';
    }
  }
}
