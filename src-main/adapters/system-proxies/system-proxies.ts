import type { SystemAnswer } from '../../domain/proxy-order.ts';
import type { Clock } from '../../ports/clock.ts';

export interface SystemProxiesOptions {
  /** Asks the system, which may have a configuration file to load. May reject, or never answer. */
  ask: (url: string) => Promise<SystemAnswer>;
  clock: Clock;
}

/** How long a request waits for the system's answer, in ms. */
const patienceMs = 5_000;

/** How long an answer is good for, in ms; the network may change unnoticed. */
const goodForMs = 60_000;

interface Remembered {
  answer: Promise<SystemAnswer>;
  until: number;
}

const silent: SystemAnswer = { kind: 'silent' };

/** The proxies that the system names, asked when a Hub needs them and remembered for a minute. */
export class SystemProxies {
  readonly #options: SystemProxiesOptions;
  readonly #answers = new Map<string, Remembered>();

  constructor(options: SystemProxiesOptions) {
    this.#options = options;
  }

  /** What the system says of an address. Never rejects. */
  proxyFor(url: string): Promise<SystemAnswer> {
    // A configuration file gets no more of the address than it needs to decide.
    const { origin } = new URL(url);
    const { clock, ask } = this.#options;
    const known = this.#answers.get(origin);
    if (known && known.until > clock.now()) return known.answer;
    const asked = ask(`${origin}/`).catch(() => silent);
    const remembered = { answer: this.#inTime(asked), until: clock.now() + goodForMs };
    this.#answers.set(origin, remembered);
    // One that comes late counts from then on.
    void asked.then((answer) => (remembered.answer = Promise.resolve(answer)));
    return remembered.answer;
  }

  /** Asks again at the next request: the network has changed. */
  forget(): void {
    this.#answers.clear();
  }

  #inTime(asked: Promise<SystemAnswer>): Promise<SystemAnswer> {
    const { clock } = this.#options;
    return new Promise((resolve) => {
      const late = clock.at(clock.now() + patienceMs, () => resolve(silent));
      void asked.then((answer) => {
        late.dispose();
        resolve(answer);
      });
    });
  }
}
