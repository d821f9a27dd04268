import { fail, ok, type Result } from '../domain/result.ts';
import { compareVersions } from '../domain/updates/compare-versions.ts';
import type { UpdateOffer } from '../domain/updates/read-manifest.ts';
import type { UpdateProblem } from '../domain/updates/update-problem.ts';
import type { RememberedUpdates, UpdateMemory } from '../ports/update-memory.ts';
import type { InstallOutcome, UpdateFacts, Updates, UpdateSource } from '../ports/updates.ts';

/** A feed without a network, for a computer whose disk outlives a restart. */
export class FakeUpdates implements Updates {
  copy: Omit<UpdateFacts, 'version'> = { way: 'none', feed: null, key: null };
  version = '0.1.0';
  offered: UpdateOffer | null = null;
  /** What every check fails with; null: it works. */
  problem: UpdateProblem | null = null;
  /** The checks and downloads so far. */
  readonly asked: { what: 'check' | 'download'; source: UpdateSource }[] = [];
  /** Holds back answers until it is resolved; null: they come at once. */
  hold: Promise<void> | null = null;
  readonly installed: { version: string; restarted: boolean }[] = [];
  /** What an installation becomes; it may throw where the computer stops. */
  outcome: () => InstallOutcome = () => ({ kind: 'in-place' });
  cleaned = 0;
  #tampered = false;
  #ready: UpdateOffer | null = null;

  offers(version: string, change: Partial<UpdateOffer> = {}): void {
    const file = { name: `Hubkey-${version}.AppImage`, sha512: '', size: 90_000_000 };
    this.offered = { version, notes: null, percentage: null, file, ...change };
  }

  /** The file that is downloaded isn't the one that is offered. */
  tamper(): void {
    this.#tampered = true;
  }

  facts(): UpdateFacts {
    return { ...this.copy, version: this.version };
  }

  async check(source: UpdateSource): Promise<Result<UpdateOffer | null, UpdateProblem>> {
    this.asked.push({ what: 'check', source });
    await this.hold;
    if (this.problem) return fail(this.problem);
    const version = this.offered?.version ?? this.version;
    const order = compareVersions(version, this.version) ?? 0;
    if (order < 0) return fail({ kind: 'older', version });
    return ok(order === 0 ? null : this.offered);
  }

  async download(
    source: UpdateSource,
    offer: UpdateOffer,
    { report, signal }: { report: (percent: number) => void; signal: AbortSignal },
  ): Promise<Result<void, UpdateProblem>> {
    this.asked.push({ what: 'download', source });
    report(40);
    await this.hold;
    if (signal.aborted) return fail({ kind: 'unreachable' });
    if (this.#tampered) return fail({ kind: 'wrong-file' });
    report(100);
    this.#ready = offer;
    return ok();
  }

  resume(_source: UpdateSource, { version }: UpdateOffer): Promise<boolean> {
    return Promise.resolve(this.#ready?.version === version);
  }

  install(restarted: boolean): InstallOutcome {
    if (!this.#ready) return { kind: 'failed', problem: 'changed' };
    const { version } = this.#ready;
    this.#ready = null;
    const outcome = this.outcome();
    if (outcome.kind !== 'failed') this.installed.push({ version, restarted });
    return outcome;
  }

  clean(): Promise<void> {
    this.cleaned += 1;
    return Promise.resolve();
  }
}

/** Remembers in memory. */
export class MemoryUpdates implements UpdateMemory {
  remembered: RememberedUpdates | null = null;

  load(): Promise<RememberedUpdates | null> {
    return Promise.resolve(this.remembered);
  }

  save(remembered: RememberedUpdates): void {
    this.remembered = remembered;
  }
}
