import type { Clock } from './ports/clock.ts';
import { exhaustive } from './domain/exhaustive.ts';

/** How long Hubkey may take to quit, in ms. */
const maxMs = 3_000;

export interface AppEnd {
  /** Begins what has to be done before; may reject. */
  work: () => readonly Promise<unknown>[];
  /** Asks the app to quit, which closes its windows. waits: something else will, and may take longer. */
  quit: () => 'quits' | 'waits';
  /** Ends the app at once. */
  exit: () => void;
}

/** Quits once the work is done, and after 3 s in any case, however often the app is asked to quit meanwhile. */
export class OrderlyEnd {
  readonly #clock: Clock;
  readonly #end: AppEnd;
  #state: 'running' | 'ending' | 'ended' = 'running';

  constructor(clock: Clock, end: AppEnd) {
    this.#clock = clock;
    this.#end = end;
  }

  /** The app was asked to quit. True: not yet, as it will be asked again once the work is done. */
  holds(): boolean {
    switch (this.#state) {
      case 'running':
        this.#state = 'ending';
        this.#begin();
        return true;
      case 'ending':
        return true;
      case 'ended':
        return false;
      default:
        return exhaustive(this.#state);
    }
  }

  #begin(): void {
    const { work, quit, exit } = this.#end;
    const late = this.#clock.at(this.#clock.now() + maxMs, exit);
    void Promise.allSettled(work()).then(() => {
      this.#state = 'ended';
      if (quit() === 'waits') late.dispose();
    });
  }
}
