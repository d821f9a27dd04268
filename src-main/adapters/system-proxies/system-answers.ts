import type { SystemAnswer } from '../../domain/proxy-order.ts';
import type { Clock } from '../../ports/clock.ts';
import type { PacRunner, SystemPac } from './system-pac.ts';

export interface SystemAnswersOptions {
  clock: Clock;
  /** What the system's settings say apart from a configuration file; empty: nothing. */
  settings: (url: string) => Promise<string>;
  /** As in `SystemPacOptions`. */
  makeRunner: () => PacRunner;
}

/** What the system says of a Hub's address: its configuration file where it names one, otherwise its settings. */
export class SystemAnswers {
  readonly #options: SystemAnswersOptions;
  #pac: Promise<SystemPac> | null = null;

  constructor(options: SystemAnswersOptions) {
    this.#options = options;
  }

  async ask(url: string): Promise<SystemAnswer> {
    const { settings } = this.#options;
    const said = await (await this.#loadPac()).answer(url);
    switch (said.kind) {
      case 'answer':
        return said;
      case 'no-file': {
        const text = await settings(url);
        return text ? { kind: 'answer', text } : { kind: 'silent' };
      }
      case 'fault':
        return { kind: 'without-file', fault: said.fault, text: await settings(url) };
    }
  }

  /** Asks the system anew: the network has changed. */
  forget(): void {
    void this.#pac?.then((pac) => pac.forget());
  }

  #loadPac(): Promise<SystemPac> {
    const { clock, makeRunner } = this.#options;
    return (this.#pac ??= import('./own-system-pac.ts').then(({ ownSystemPac }) =>
      ownSystemPac(clock, makeRunner),
    ));
  }
}
