import type { AppView, ProfileState, ShellId } from '../../src-main/contract/index.ts';
import { onView } from '../bridge.ts';
import { now } from './now.svelte.ts';

/** The present snapshot of everything, replaced whole. */
class ViewState {
  #view = $state.raw<AppView | null>(null);

  constructor() {
    onView((view) => this.take(view));
  }

  /** Shows a snapshot, unless a newer one is shown already. */
  take(view: AppView): void {
    if (this.#view && view.revision < this.#view.revision) return;
    this.#view = view;
    now.look();
  }

  /** The snapshot; there from the first paint on. */
  get now(): AppView {
    if (!this.#view) throw new Error('The first snapshot is taken before anything is drawn.');
    return this.#view;
  }

  /** The shell that commands are written for where nobody chose another. */
  get shell(): ShellId {
    return this.now.settings.defaultShell ?? this.now.runtime.shell;
  }

  get profile(): ProfileState | undefined {
    return this.now.profiles.find(({ id }) => id === this.now.current);
  }
}

export const view = new ViewState();
