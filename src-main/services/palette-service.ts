import { readShortcut, type QuickShortcut } from '../domain/quick-shortcut.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { Shortcuts } from '../ports/shortcut.ts';
import type { Deadlines } from './deadlines.ts';
import type { Store } from './store.ts';

export interface PaletteDeps {
  store: Store;
  shortcuts: Shortcuts;
  clock: Clock;
  deadlines: Deadlines;
  openPalette(): void;
}

/** How long to wait for the press that confirms a new shortcut, in ms. */
const proofMs = 10_000;
const proof = 'quick-shortcut-proof';

/** Opens the quick palette with the shortcut in the settings, and reports whether that works. */
export class PaletteService implements Disposable {
  readonly #deps: PaletteDeps;
  #listening: Disposable | null = null;
  #registered: Disposable | null = null;
  #applied = '';

  constructor(deps: PaletteDeps) {
    this.#deps = deps;
  }

  /** Registers the shortcut once the app is ready, and follows the settings from then on. */
  start(): void {
    this.#follow('set');
    this.#listening = this.#deps.store.subscribe(() => this.#follow('waiting'));
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#registered?.dispose();
    this.#registered = null;
    this.#deps.deadlines.drop(proof);
  }

  /** Applies changed settings; `fresh` is the state of a newly registered shortcut. */
  #follow(fresh: 'set' | 'waiting'): void {
    const { quickCopy, quickShortcut } = this.#deps.store.state.settings;
    const wanted = quickCopy ? quickShortcut : '';
    if (wanted === this.#applied) return;
    this.#applied = wanted;
    this.#registered?.dispose();
    this.#registered = null;
    this.#deps.deadlines.drop(proof);
    this.#say(quickCopy ? this.#register(quickShortcut, fresh) : 'off');
  }

  #register(typed: string, fresh: 'set' | 'waiting'): QuickShortcut {
    const { shortcuts, clock, deadlines } = this.#deps;
    const shortcut = readShortcut(typed);
    if (shortcut === null) return 'unreadable';
    const registered = shortcuts.register(shortcut, () => this.#pressed());
    if (!registered.ok) return registered.problem;
    this.#registered = registered.value;
    if (fresh === 'waiting') {
      deadlines.set(proof, clock.now() + proofMs, () => this.#say('silent'));
    }
    return fresh;
  }

  #pressed(): void {
    this.#deps.deadlines.drop(proof);
    this.#say('works');
    this.#deps.openPalette();
  }

  #say(state: QuickShortcut): void {
    this.#deps.store.dispatch({ type: 'quick-shortcut-changed', state });
  }
}
