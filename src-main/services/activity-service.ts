import type { Activity, ActivityEntry, ActivityPage, ActivityProblem } from '../domain/activity.ts';
import { trimActivity } from '../domain/activity-trim.ts';
import { activityMatches } from '../domain/words/activity-words.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deadlines } from './deadlines.ts';
import type { Store } from './store.ts';

export interface ActivityParts {
  store: Store;
  log: ActivityLog;
  clock: Clock;
  deadlines: Deadlines;
}

/** How long entries are gathered before they are written together, in ms. */
const gatherMs = 200;
/** How long the same refusal is counted in one entry, in ms. */
const burstMs = 60_000;
/** How many entries wait for a log that can't be written; of more the oldest are let go. */
const mostWaiting = 1000;
const mostShown = 1000;
const writing = 'activity-write';
const burst = 'activity-burst';

/** The one door to the record of what was copied, handed out, changed and refused. */
export class ActivityService {
  readonly #parts: ActivityParts;
  #waiting: ActivityEntry[] = [];
  readonly #refusals = new Map<string, { at: number; count: number }>();
  #planned = false;
  #problem: ActivityProblem | null = null;
  #writing: Promise<void> = Promise.resolve();

  constructor(parts: ActivityParts) {
    this.#parts = parts;
  }

  /** Notes what happens now. Returns at once; nothing goes wrong for who calls it. */
  readonly record = (activity: Activity): void => {
    this.#waiting.push({ at: this.#parts.clock.now(), activity: trimActivity(activity) });
    this.#plan();
  };

  /** Notes a refusal by its kind; those of one minute become one entry with their number. */
  readonly refused = (why: string): void => {
    const { clock, deadlines } = this.#parts;
    const now = clock.now();
    const open = this.#refusals.get(why);
    if (open) {
      open.count += 1;
      return;
    }
    if (this.#refusals.size === 0) {
      deadlines.set(burst, now + burstMs, () => this.#endBursts());
    }
    this.#refusals.set(why, { at: now, count: 1 });
    this.#plan();
  };

  /** The newest entries in which every word of `search` is found. */
  async page(search: string): Promise<ActivityPage> {
    await this.#writing;
    const { entries, chain } = await this.#parts.log.read();
    const all = [...entries, ...this.#waiting, ...this.#openRefusals()];
    const found = all
      .filter((entry) => activityMatches(entry, search))
      .sort((one, other) => other.at - one.at);
    return {
      entries: found.slice(0, mostShown),
      more: found.length > mostShown,
      chain,
      unwritten: this.#problem,
    };
  }

  /** Writes what waits. The last thing to do before the app ends. */
  async flush(): Promise<void> {
    this.#endBursts();
    await this.#write();
  }

  #openRefusals(): ActivityEntry[] {
    return [...this.#refusals].map(([why, { at, count }]) => ({
      at,
      activity: trimActivity({ kind: 'refused', why, count }),
    }));
  }

  #endBursts(): void {
    this.#parts.deadlines.drop(burst);
    if (this.#refusals.size === 0) return;
    this.#waiting.push(...this.#openRefusals());
    this.#refusals.clear();
    this.#plan();
  }

  /** Sets one deadline for all that comes until then: at rest there is none. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    const { clock, deadlines, store } = this.#parts;
    deadlines.set(writing, clock.now() + gatherMs, () => {
      void this.#write().then(() => store.dispatch({ type: 'activity-grew' }));
    });
  }

  #write(): Promise<void> {
    this.#planned = false;
    this.#parts.deadlines.drop(writing);
    this.#writing = this.#writing.then(() => this.#writeWaiting());
    return this.#writing;
  }

  async #writeWaiting(): Promise<void> {
    const batch = [...this.#waiting];
    if (batch.length === 0) return;
    const written = await this.#parts.log.append(batch);
    if (written.ok) {
      this.#waiting = this.#waiting.slice(batch.length);
      this.#problem = null;
    } else {
      this.#waiting = this.#waiting.slice(-mostWaiting);
      this.#problem = written.problem;
    }
  }
}
