import type { Clock } from '../ports/clock.ts';

export interface SystemProxiesOptions {
  /** Asks the system, which may run a configuration file from the network. May reject, or never answer. */
  resolve: (url: string) => Promise<string>;
  clock: Clock;
}

/** How long a request waits for the system's answer, in ms. */
const patienceMs = 5_000;

/** How long an answer is good for, in ms; the network may change unnoticed. */
const goodForMs = 60_000;

interface Answer {
  text: Promise<string | null>;
  until: number;
}

/** The proxies that the system's settings name, asked when a Hub needs them and remembered for a minute. */
export class SystemProxies {
  readonly #options: SystemProxiesOptions;
  readonly #answers = new Map<string, Answer>();

  constructor(options: SystemProxiesOptions) {
    this.#options = options;
  }

  /** The answer for an address, such as `PROXY proxy.example:3128; DIRECT`; null: there was none in time. */
  proxyFor(url: string): Promise<string | null> {
    // A configuration file gets no more of the address than it needs to decide.
    const { origin } = new URL(url);
    const { clock } = this.#options;
    const known = this.#answers.get(origin);
    if (known && known.until > clock.now()) return known.text;
    const text = this.#ask(`${origin}/`);
    this.#answers.set(origin, { text, until: clock.now() + goodForMs });
    return text;
  }

  /** Asks again at the next request: the network has changed. */
  forget(): void {
    this.#answers.clear();
  }

  #ask(url: string): Promise<string | null> {
    const { clock, resolve } = this.#options;
    return new Promise((answer) => {
      const late = clock.at(clock.now() + patienceMs, () => answer(null));
      const give = (text: string | null): void => {
        late.dispose();
        answer(text);
      };
      // Chromium's answer is empty where it found none out, such as from a configuration file that it must use.
      resolve(url).then(
        (text) => give(text || null),
        () => give(null),
      );
    });
  }
}
