import { exhaustive } from '../domain/exhaustive.ts';
import type { Result } from '../domain/result.ts';
import { compareVersions } from '../domain/updates/compare-versions.ts';
import { isInRollout, type UpdateOffer } from '../domain/updates/read-manifest.ts';
import type { InstallProblem, UpdateProblem } from '../domain/updates/update-problem.ts';
import { mayUpdate, type UpdateNews, type UpdateStep } from '../domain/updates/update-state.ts';
import { updateFailureNotification, updateNotification } from '../domain/words/update-words.ts';
import type { Clock } from '../ports/clock.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { RememberedUpdates, UpdateMemory } from '../ports/update-memory.ts';
import type { UpdateFacts, Updates, UpdateSource } from '../ports/updates.ts';
import type { Deadlines } from './deadlines.ts';
import type { Notifications } from './notifications.ts';
import type { Store } from './store.ts';

export interface UpdateDeps {
  store: Store;
  clock: Clock;
  deadlines: Deadlines;
  updates: Updates;
  memory: UpdateMemory;
  notifications: Notifications;
  /** Shows where a person sees what's new. */
  showUpdates: () => void;
  /** Ends Hubkey as a person does. */
  quit: () => void;
}

const deadline = 'updates';
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Up to this much is added at random, so that not every copy asks at the same moment. */
const spreadMs = 2 * 60 * minuteMs;
/** Later than this only where the computer slept: then its network needs a moment. */
const sleptMs = 5 * minuteMs;

/** What ends Hubkey after its update: `wait`: the installer does · `start-again`: then it is wanted once more. */
export type EndOfUpdate = 'quit' | 'start-again' | 'wait';

/**
 * Looks for a new version once a day, if there is a feed and the person wants it. It is downloaded when a person
 * asks for it, and installed when Hubkey quits. What fails then is told at the next start.
 */
export class UpdateService implements Disposable {
  readonly #deps: UpdateDeps;
  #facts: UpdateFacts | null = null;
  #remembered: RememberedUpdates;
  #listening: Disposable | null = null;
  #offer: UpdateOffer | null = null;
  /** What was downloaded, and is installed when Hubkey quits. */
  #ready: UpdateNews | null = null;
  #running: AbortController | null = null;
  /** What is followed so far: the source, and whether it may be asked. */
  #followed = '';
  #restart = false;
  /** Whether the first check is due because an earlier run left a download. */
  #hasDownload = false;
  #isHeld = false;

  constructor(deps: UpdateDeps) {
    this.#deps = deps;
    this.#remembered = {
      checkedAt: null,
      notified: null,
      place: deps.clock.random() * 100,
      downloaded: null,
      attempt: null,
    };
  }

  start(): void {
    const facts = this.#deps.updates.facts();
    this.#deps.store.dispatch({ type: 'updates-changed', change: { way: facts.way } });
    if (facts.way === 'itself') void this.#begin(facts);
  }

  dispose(): void {
    this.#listening?.dispose();
    this.#running?.abort();
    this.#running = null;
    this.#facts = null;
    this.#deps.deadlines.drop(deadline);
  }

  /** Asks the feed now. */
  async check(): Promise<void> {
    const { store, clock, updates } = this.#deps;
    const source = this.#source();
    if (!source || this.#running || !mayUpdate(store.state)) return;
    const running = this.#run();
    this.#hasDownload = false;
    if (!this.#ready) this.#say({ kind: 'checking' });
    this.#remember({ checkedAt: clock.now() });
    const answer = await updates.check(source, running.signal);
    const kept = answer.ok && this.#isDownloaded(answer.value) ? answer.value : null;
    const isResumed = kept !== null && (await updates.resume(source, kept, running.signal));
    if (!this.#ended(running)) return;
    if (isResumed) this.#setReady(newsOf(kept));
    else {
      // What an earlier run left is of no use where something else is offered.
      if (answer.ok && !this.#ready) this.#remember({ downloaded: null });
      this.#take(answer);
    }
    this.#plan();
  }

  /** Downloads the version that was found. */
  async download(): Promise<void> {
    const { store, updates } = this.#deps;
    const offer = this.#offer;
    const source = this.#source();
    if (!source || !offer || this.#running || !mayUpdate(store.state)) return;
    if (this.#step.kind !== 'available') return;
    const running = this.#run();
    const news = newsOf(offer);
    // An older one that waits is replaced by this.
    this.#ready = null;
    this.#remember({ downloaded: null });
    const report = (percent: number): void => {
      if (this.#running === running) this.#say({ kind: 'downloading', news, percent });
    };
    report(0);
    const answer = await updates.download(source, offer, { report, signal: running.signal });
    if (!this.#ended(running)) return;
    if (answer.ok) this.#setReady(news);
    else this.#refuse(answer.problem);
    // A check that fell due meanwhile wasn't made.
    this.#plan();
  }

  /** Whether a version is installed when Hubkey quits. */
  get isReady(): boolean {
    return this.#ready !== null && !this.#isHeld;
  }

  /** Installs nothing in this run any more, as the computer is about to stop: the download stays for the next one. */
  hold(): void {
    this.#isHeld = true;
  }

  /** Quits, installs the downloaded version and starts it. */
  restart(): void {
    if (!this.isReady) return;
    this.#restart = true;
    this.#deps.quit();
  }

  /** Installs the downloaded version, once, as the last thing before Hubkey quits. */
  install(): EndOfUpdate {
    const ready = this.#ready;
    if (!ready || this.#isHeld) return 'quit';
    this.#ready = null;
    const { version } = ready;
    // Remembered first, as whatever ends this is told at the next start.
    this.#remember({ downloaded: null, attempt: { version, problem: 'interrupted' } });
    const outcome = this.#deps.updates.install(this.#restart);
    switch (outcome.kind) {
      case 'in-place':
        this.#remember({ attempt: null });
        break;
      case 'failed':
        this.#remember({ attempt: { version, problem: outcome.problem } });
        break;
      case 'handed-over':
        return 'quit';
      case 'quits':
        return 'wait';
      default:
        return exhaustive(outcome);
    }
    return this.#restart ? 'start-again' : 'quit';
  }

  get #step(): UpdateStep {
    return this.#deps.store.state.updates.step;
  }

  async #begin(facts: UpdateFacts): Promise<void> {
    this.#facts = facts;
    const remembered = await this.#deps.memory.load();
    if (remembered) this.#remembered = remembered;
    // Disposed meanwhile.
    if (this.#facts !== facts) return;
    const { attempt, downloaded } = this.#remembered;
    if (attempt) await this.#deps.updates.clean();
    if (this.#facts !== facts) return;
    this.#hasDownload = downloaded !== null;
    this.#follow();
    this.#listening = this.#deps.store.subscribe(() => this.#follow());
    if (attempt) this.#judge(attempt.version, attempt.problem, facts.version);
  }

  /** What became of the installation that was begun at the last quit: the version that runs says. */
  #judge(version: string, problem: InstallProblem, running: string): void {
    const { notifications, showUpdates } = this.#deps;
    const isOlder = (compareVersions(running, version) ?? 0) < 0;
    // Its next offer is told once more, and comes tomorrow: what went wrong stays on screen until then.
    const again = { notified: null, checkedAt: this.#deps.clock.now() };
    this.#remember({ attempt: null, ...(isOlder ? again : {}) });
    if (!isOlder) return;
    this.#plan();
    this.#say({ kind: 'not-installed', version, problem });
    notifications.tell(updateFailureNotification(version), showUpdates);
  }

  #source(): UpdateSource | null {
    const { feed, key } = this.#sourceParts();
    return feed !== null && key !== null ? { feed, key } : null;
  }

  /** The organisation's feed and key come first, then the person's feed, then what this copy was built with. */
  #sourceParts(): { feed: string | null; key: string | null } {
    const { settings, managed } = this.#deps.store.state;
    return {
      feed: settings.updateFeed === '' ? (this.#facts?.feed ?? null) : settings.updateFeed,
      key: managed.updateKey ?? this.#facts?.key ?? null,
    };
  }

  /** Starts anew where the source changed, or the person's mind. */
  #follow(): void {
    const { store } = this.#deps;
    const { feed, key } = this.#sourceParts();
    const followed = JSON.stringify([feed, key, store.state.settings.updates]);
    if (followed === this.#followed) return;
    // What an earlier run downloaded isn't given up by the start.
    if (this.#followed !== '' && this.#remembered.downloaded !== null) {
      this.#remember({ downloaded: null });
    }
    this.#followed = followed;
    this.#running?.abort();
    this.#running = null;
    this.#offer = null;
    this.#ready = null;
    store.dispatch({
      type: 'updates-changed',
      change: { feed, hasKey: key !== null, step: { kind: 'unchecked' } },
    });
    this.#plan();
  }

  #plan(): void {
    const { store, clock, deadlines } = this.#deps;
    if (!mayUpdate(store.state)) {
      deadlines.drop(deadline);
      return;
    }
    const now = clock.now();
    // The clock may have been set back since.
    const checkedAt = this.#hasDownload ? null : this.#remembered.checkedAt;
    const last = Math.min(checkedAt ?? -Infinity, now);
    this.#wait(Math.max(now + minuteMs, last + dayMs + clock.random() * spreadMs));
  }

  #wait(time: number): void {
    const { clock, deadlines } = this.#deps;
    deadlines.set(deadline, time, () => {
      if (clock.now() > time + sleptMs) this.#wait(clock.now() + minuteMs);
      else void this.check();
    });
  }

  #run(): AbortController {
    this.#running = new AbortController();
    return this.#running;
  }

  /** Whether an answer is still wanted. */
  #ended(running: AbortController): boolean {
    if (this.#running !== running) return false;
    this.#running = null;
    return true;
  }

  #isDownloaded(offer: UpdateOffer | null): boolean {
    return !this.#ready && offer !== null && offer.version === this.#remembered.downloaded;
  }

  #setReady(news: UpdateNews): void {
    this.#ready = news;
    this.#remember({ downloaded: news.version });
    this.#say({ kind: 'ready', news });
  }

  #take(answer: Result<UpdateOffer | null, UpdateProblem>): void {
    // What is ready stays so, unless there is something newer.
    if (this.#ready && !isNewer(answer, this.#ready.version)) return;
    if (!answer.ok) {
      this.#refuse(answer.problem);
      return;
    }
    const offer = answer.value;
    if (!offer || !isInRollout(offer.percentage, this.#remembered.place)) {
      if (this.#ready) return;
      this.#say({ kind: 'current', checkedAt: this.#deps.clock.now() });
      return;
    }
    this.#offer = offer;
    this.#say({ kind: 'available', news: newsOf(offer) });
    this.#tell(offer.version);
  }

  /** Once for each version. */
  #tell(version: string): void {
    const { notifications, showUpdates } = this.#deps;
    if (this.#remembered.notified === version) return;
    if (notifications.tell(updateNotification(version), showUpdates)) {
      this.#remember({ notified: version });
    }
  }

  #refuse(problem: UpdateProblem): void {
    this.#say({ kind: 'refused', problem, at: this.#deps.clock.now() });
  }

  #say(step: UpdateStep): void {
    this.#deps.store.dispatch({ type: 'updates-changed', change: { step } });
  }

  #remember(change: Partial<RememberedUpdates>): void {
    this.#remembered = { ...this.#remembered, ...change };
    this.#deps.memory.save(this.#remembered);
  }
}

const newsOf = ({ version, notes, file }: UpdateOffer): UpdateNews => ({
  version,
  notes,
  size: file.size,
});

const isNewer = (answer: Result<UpdateOffer | null, unknown>, version: string): boolean =>
  answer.ok && answer.value !== null && (compareVersions(answer.value.version, version) ?? 0) > 0;
