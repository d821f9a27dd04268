import type { Settings } from '../settings.ts';
import type { InstallProblem, UpdateProblem } from './update-problem.ts';

/**
 * Who updates this copy of Hubkey. `itself`: Hubkey does · `system`: it was installed for everybody, by a package
 * manager or an administrator · `by-hand`: it is a file or folder that a person put there · `none`: it isn't a package.
 */
export type UpdateWay = 'itself' | 'system' | 'by-hand' | 'none';

/** What a person is told of a new version. */
export interface UpdateNews {
  version: string;
  /** What's new, as plain text; null: the feed doesn't say. */
  notes: string | null;
  /** The download's size in bytes. */
  size: number;
}

/** How far an update is. Times in ms since the epoch. */
export type UpdateStep =
  | { kind: 'unchecked' }
  | { kind: 'checking' }
  | { kind: 'current'; checkedAt: number }
  | { kind: 'available'; news: UpdateNews }
  | { kind: 'downloading'; news: UpdateNews; percent: number }
  /** Installed when Hubkey quits. */
  | { kind: 'ready'; news: UpdateNews }
  | { kind: 'refused'; problem: UpdateProblem; at: number }
  /** Hubkey was to be replaced by this version when it last quit, and wasn't. */
  | { kind: 'not-installed'; version: string; problem: InstallProblem };

/** Updates as every surface shows them. */
export interface UpdateState {
  way: UpdateWay;
  /** The address that is asked for new versions, in normal form; null: there is none, and nothing is ever requested. */
  feed: string | null;
  /** Whether there is a key to check what the feed says; without it nothing is requested either. */
  hasKey: boolean;
  step: UpdateStep;
}

export const noUpdates: UpdateState = {
  way: 'none',
  feed: null,
  hasKey: false,
  step: { kind: 'unchecked' },
};

/** Whether Hubkey could update itself, if the person wants it. */
export const canUpdate = ({ way, feed, hasKey }: UpdateState): boolean =>
  way === 'itself' && feed !== null && hasKey;

interface UpdatesInView {
  updates: UpdateState;
  settings: Pick<Settings, 'updates'>;
}

/** Whether the feed may be asked: the person, or the organisation, has said yes. */
export const mayUpdate = ({ updates, settings }: UpdatesInView): boolean =>
  canUpdate(updates) && settings.updates === 'on';

/** Whether the person has to be asked first. */
export const mustAskForUpdates = ({ updates, settings }: UpdatesInView): boolean =>
  canUpdate(updates) && settings.updates === 'ask';
