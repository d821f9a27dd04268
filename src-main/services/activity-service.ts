import {
  isInGroup,
  type Activity,
  type ActivityChain,
  type ActivityEntry,
  type ActivityGroup,
  type ActivityPage,
  type ActivityProblem,
} from '../domain/activity.ts';
import { trimActivity } from '../domain/activity-trim.ts';
import { Sequencer } from '../domain/sequencer.ts';
import type { RefusalKind } from '../domain/refusal-kind.ts';
import { activityMatches } from '../domain/words/activity-words.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { Clock } from '../ports/clock.ts';
import type { Deadlines } from './deadlines.ts';
import type { Store } from './store.ts';

export interface ActivityDeps {
  store: Store;
  log: ActivityLog;
  clock: Clock;
  deadlines: Deadlines;
}

/** How long entries are collected before they are written together, in ms. */
const gatherMs = 200;
/** How long identical requests are counted in one entry, in ms. */
const burstMs = 60_000;
/** How many different requests are counted at a time; further ones get an entry each. */
const maxCounted = 500;
/** How many entries wait for a log that can't be written; beyond that the oldest are dropped. */
const maxWaiting = 1000;
const maxShown = 1000;
const writing = 'activity-write';
const burst = 'activity-burst';

type Counted = Extract<Activity, { count?: number }>;

/** The only access to the log of what was copied, handed out, changed and refused. */
export class ActivityService {
  readonly #deps: ActivityDeps;
  #waiting: ActivityEntry[] = [];
  readonly #bursts = new Map<string, { at: number; activity: Counted; count: number }>();
  #planned = false;
  #problem: ActivityProblem | null = null;
  readonly #turns = new Sequencer<'write'>();

  constructor(deps: ActivityDeps) {
    this.#deps = deps;
  }

  /**
   * Records an activity. Identical forwarded requests within a minute become a count in one entry.
   * Returns at once and never throws.
   */
  readonly record = (activity: Activity): void => {
    const trimmed = trimActivity(activity);
    if (trimmed.kind === 'passed' && this.#counts(trimmed, 0)) return;
    this.#waiting.push({ at: this.#deps.clock.now(), activity: trimmed });
    this.#plan();
  };

  /** Records a refusal by its kind; refusals of the same kind within a minute become a count in one entry. */
  readonly refused = (why: RefusalKind): void => {
    if (!this.#counts(trimActivity<Counted>({ kind: 'refused', why, count: 1 }), 1)) this.#plan();
  };

  /** The newest entries of a group, or of any, that contain every word of `search`. */
  async page(search: string, group: ActivityGroup | null = null): Promise<ActivityPage> {
    const { found, chain } = await this.#find(search, group);
    return {
      entries: found.slice(0, maxShown),
      more: found.length > maxShown,
      chain,
      unwritten: this.#problem,
    };
  }

  /** All such entries, newest first. */
  async entries(search: string, group: ActivityGroup | null): Promise<readonly ActivityEntry[]> {
    return (await this.#find(search, group)).found;
  }

  async #find(
    search: string,
    group: ActivityGroup | null,
  ): Promise<{ found: ActivityEntry[]; chain: ActivityChain }> {
    await this.#turns.settled('write');
    const { entries, chain } = await this.#deps.log.read();
    const found = [...entries, ...this.#waiting, ...this.#openBursts()]
      .filter((entry) => isInGroup(entry.activity, group) && activityMatches(entry, search))
      .sort((left, right) => right.at - left.at);
    return { found, chain };
  }

  /** Writes the waiting entries. Call it last before the app ends. */
  async flush(): Promise<void> {
    this.#endBursts();
    await this.#write();
  }

  /** Adds to the count of identical activities within a minute. False: it is the first one; counting starts at `first`. */
  #counts(activity: Counted, first: number): boolean {
    const { clock, deadlines } = this.#deps;
    const now = clock.now();
    const name = JSON.stringify(activity);
    const open = this.#bursts.get(name);
    if (open) {
      // The first one is already written, so the count of the others starts here.
      if (open.count === 0) open.at = now;
      open.count += 1;
      return true;
    }
    if (this.#bursts.size === 0) {
      deadlines.set(burst, now + burstMs, () => this.#endBursts());
    }
    // There are few kinds of refusals, and nothing else reports them, so they are always counted.
    if (first > 0 || this.#bursts.size < maxCounted) {
      this.#bursts.set(name, { at: now, activity, count: first });
    }
    return false;
  }

  #openBursts(): ActivityEntry[] {
    return [...this.#bursts.values()]
      .filter(({ count }) => count > 0)
      .map(({ at, activity, count }) => ({
        at,
        activity: count === 1 ? activity : { ...activity, count },
      }));
  }

  #endBursts(): void {
    this.#deps.deadlines.drop(burst);
    const counted = this.#openBursts();
    this.#bursts.clear();
    if (counted.length === 0) return;
    this.#waiting.push(...counted);
    this.#plan();
  }

  /** Sets a single deadline for all entries until then; without entries there is none. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    const { clock, deadlines, store } = this.#deps;
    deadlines.set(writing, clock.now() + gatherMs, () => {
      void this.#write().then(() => store.dispatch({ type: 'activity-grew' }));
    });
  }

  #write(): Promise<void> {
    this.#planned = false;
    this.#deps.deadlines.drop(writing);
    return this.#turns.run('write', () => this.#writeWaiting());
  }

  async #writeWaiting(): Promise<void> {
    const batch = [...this.#waiting];
    if (batch.length === 0) return;
    const written = await this.#deps.log.append(batch);
    if (written.ok) {
      this.#waiting = this.#waiting.slice(batch.length);
      this.#problem = null;
    } else {
      this.#waiting = this.#waiting.slice(-maxWaiting);
      this.#problem = written.problem;
    }
  }
}
