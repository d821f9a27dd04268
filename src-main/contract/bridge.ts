import type { AppView } from '../domain/app-view.ts';
import type { CallName, Calls } from './calls.ts';

/** The channel for all calls. Only main knows their names, and refuses others. */
export const callChannel = 'hubkey:call';
/** The channel that main pushes snapshots on. */
export const viewChannel = 'hubkey:view-changed';

/** What preload puts on `window.hubkey`. */
export interface HubkeyBridge {
  call<Name extends CallName>(name: Name, input: Calls[Name]['in']): Promise<Calls[Name]['out']>;
  /** Calls back with each new snapshot; the returned function stops it. */
  onView(listener: (view: AppView) => void): () => void;
}
