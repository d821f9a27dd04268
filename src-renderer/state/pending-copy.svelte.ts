import { copyPendingWords, copyWaitsFor, type CopyRequest } from '../../src-main/contract/index.ts';
import { view } from './view.svelte.ts';

/** A copy that takes longer is said to be under way, in ms. */
const noticeableMs = 300;

/** Says what a copy waits for that is not there at once. */
export class PendingCopy {
  /** Empty while nothing is waited for. */
  words = $state('');
  #copies = 0;

  /** Waits for an answer, and for the latest one's says so meanwhile. */
  async until<Answer>(request: CopyRequest, answer: Promise<Answer>): Promise<Answer> {
    this.#copies += 1;
    const copy = this.#copies;
    const timer = setTimeout(() => {
      const profile = view.now.profiles.find(({ id }) => id === request.profile);
      this.words = copyPendingWords(copyWaitsFor(request, profile?.session));
    }, noticeableMs);
    try {
      return await answer;
    } finally {
      clearTimeout(timer);
      if (copy === this.#copies) this.words = '';
    }
  }
}
