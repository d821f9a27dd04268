import {
  isLoaded,
  loadMessages,
  localeOf,
  type AppView,
  type ProfileState,
  type ShellId,
} from '../../src-main/contract/index.ts';
import { onView } from '../bridge.ts';
import { now } from './now.svelte.ts';

/** The current snapshot of everything, always replaced as a whole. */
class ViewState {
  #view = $state.raw<AppView | null>(null);

  constructor() {
    onView((view) => this.take(view));
  }

  /** Shows a snapshot, unless a newer one is already shown. */
  take(view: AppView): void {
    if (this.#view && view.revision < this.#view.revision) return;
    const locale = localeOf(view);
    if (!isLoaded(locale)) {
      void loadMessages(locale).then(() => this.take(view));
      return;
    }
    this.#view = view;
    now.tick();
  }

  /** The snapshot; available from the first paint on. */
  get now(): AppView {
    if (!this.#view) throw new Error('The first snapshot is taken before anything is drawn.');
    return this.#view;
  }

  /** The shell that commands are written for unless the person chooses another. */
  get shell(): ShellId {
    return this.now.settings.defaultShell ?? this.now.runtime.shell;
  }

  get profile(): ProfileState | undefined {
    return this.now.profiles.find(({ id }) => id === this.now.current);
  }
}

export const view = new ViewState();
