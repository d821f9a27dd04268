import {
  isLasting,
  isLive,
  replaces,
  type ConsentGrant,
  type ConsentSubject,
  type GrantHolder,
} from '../domain/consent.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { Clock } from '../ports/clock.ts';
import type { RandomId } from '../ports/random-id.ts';
import type { Deadlines } from './deadlines.ts';
import type { Store } from './store.ts';

export interface GrantDeps {
  store: Store;
  inspector: CallerInspector;
  clock: Clock;
  deadlines: Deadlines;
  randomId: RandomId;
}

const checking = 'consent processes';
/** How often Hubkey checks whether the process of a grant has ended, in ms. Each use of a grant checks it too. */
const checkEveryMs = 60_000;

/** What a person allowed for longer than once: for this run of Hubkey, or always. */
export class ConsentGrants {
  readonly #deps: GrantDeps;

  constructor(deps: GrantDeps) {
    this.#deps = deps;
  }

  get all(): readonly ConsentGrant[] {
    return this.#deps.store.state.consents.grants;
  }

  /** `until` in ms since the epoch; null: until Hubkey quits, the holder's process ends, or for good, by the holder. */
  add(subject: ConsentSubject, holder: GrantHolder, until: number | null): void {
    const { clock, deadlines, randomId } = this.#deps;
    const id = randomId();
    const added = { ...subject, id, holder, until };
    const others = this.all.filter(
      (grant) => isLive(grant, clock.now()) && !replaces(added, grant),
    );
    this.#set([...others, added]);
    if (until !== null) deadlines.set(`grant ${id}`, until, () => this.revoke(id));
    this.#planCheck();
  }

  revoke(id: string): void {
    this.#deps.deadlines.drop(`grant ${id}`);
    this.#set(this.all.filter((grant) => grant.id !== id));
  }

  /** Ends what was allowed for this run; lasting permissions stay. */
  revokePassing(): void {
    for (const grant of this.all) if (!isLasting(grant)) this.revoke(grant.id);
  }

  #set(grants: readonly ConsentGrant[]): void {
    this.#deps.store.dispatch({ type: 'consents-changed', change: { grants } });
  }

  #planCheck(): void {
    const { clock, deadlines } = this.#deps;
    if (!this.all.some(({ holder }) => processOf(holder))) return;
    deadlines.set(checking, clock.now() + checkEveryMs, () => {
      this.#dropEnded();
      this.#planCheck();
    });
  }

  #dropEnded(): void {
    for (const { id, holder } of this.all) {
      const process = processOf(holder);
      if (process && !this.#deps.inspector.isAlive(process)) this.revoke(id);
    }
  }
}

function processOf(holder: GrantHolder) {
  if (holder.kind === 'terminal') return holder.leader;
  return holder.kind === 'process' ? holder.process : null;
}
