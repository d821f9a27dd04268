import type { AppState } from './app-state.ts';

/** The snapshot that every surface draws from. It has no secrets, because the state has none. */
export interface AppView extends AppState {
  /** Rises with each change: a surface drops a snapshot older than the one it shows. */
  revision: number;
}

/** The snapshot of a state. */
export function toView(state: AppState, revision: number): AppView {
  return { ...state, revision };
}
