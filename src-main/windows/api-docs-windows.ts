import type { WebContents } from 'electron';
import type { ApiDocsChoice } from '../domain/api-docs.ts';
import type { AppView } from '../domain/app-view.ts';
import type { ProfileId } from '../domain/ids.ts';
import { isLocked } from '../domain/lock.ts';
import type { ApiDocsService } from '../services/api-docs-service.ts';
import type { Disposable } from '../ports/disposable.ts';
import { ApiDocsWindow, type ApiDocsWindowOptions } from './api-docs-window.ts';

export interface ApiDocsWindowsOptions extends Omit<ApiDocsWindowOptions, 'onClosed'> {
  service: ApiDocsWindowOptions['service'] & Pick<ApiDocsService, 'pageClosed'>;
  view(): AppView;
}

/** The windows with API docs, at most one for each profile. */
export class ApiDocsWindows implements Disposable {
  readonly #options: ApiDocsWindowsOptions;
  readonly #open = new Map<ProfileId, ApiDocsWindow>();

  constructor(options: ApiDocsWindowsOptions) {
    this.#options = options;
  }

  /** The contents of all bars. */
  get bars(): WebContents[] {
    return [...this.#open.values()].map(({ bar }) => bar).filter((bar) => bar !== null);
  }

  /** Opens the docs, or brings the open ones to the front. Another credential of the same profile replaces them. */
  open(choice: ApiDocsChoice): void {
    const known = this.#open.get(choice.profile);
    if (known?.shows(choice)) {
      known.show();
      return;
    }
    known?.dispose();
    const view = this.#options.view();
    const profile = view.profiles.find(({ id }) => id === choice.profile);
    if (!profile || isLocked(view)) return;
    const onClosed = (): void => {
      if (this.#open.get(choice.profile) !== window) return;
      this.#open.delete(choice.profile);
      this.#options.service.pageClosed(choice.profile);
    };
    const window = new ApiDocsWindow({ ...this.#options, onClosed }, choice, profile);
    this.#open.set(choice.profile, window);
  }

  /** Closes or covers windows, as the state demands. */
  follow(view: AppView): void {
    for (const window of this.#open.values()) window.follow(view);
  }

  dispose(): void {
    for (const window of this.#open.values()) window.dispose();
  }
}
