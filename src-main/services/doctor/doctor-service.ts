import { profileOf } from '../../domain/app-state.ts';
import type { ClipboardProblem } from '../../domain/copy-request.ts';
import type { CheckRow } from '../../domain/doctor.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { fail, type Result } from '../../domain/result.ts';
import { checkRow } from '../../domain/words/doctor/check-row.ts';
import { doctorReport } from '../../domain/words/doctor/report.ts';
import type { Clipboard } from '../../ports/clipboard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LoadDoctorPorts } from '../../ports/doctor-ports.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { SecretStore } from '../../ports/secret-store.ts';
import type { ClipboardCustody } from '../copies/clipboard-custody.ts';
import type { CredentialDesk } from '../credentials/desk.ts';
import type { Store } from '../store.ts';
import type { Check } from './check.ts';
import { clipboardChecks } from './clipboard-checks.ts';
import { desktopChecks } from './desktop-checks.ts';
import { environmentChecks } from './environment-checks.ts';
import { helperChecks } from './helper-checks.ts';
import { hubChecks } from './hub-checks.ts';
import { keychainChecks } from './keychain-checks.ts';
import { runCheck } from './run-check.ts';

export interface DoctorDeps {
  store: Store;
  clock: Clock;
  keychain: SecretStore;
  clipboard: Clipboard;
  custody: Pick<ClipboardCustody, 'alone' | 'putPlain'>;
  desk: CredentialDesk;
  randomId: RandomId;
  loadPorts: LoadDoctorPorts;
}

/** A report in progress, and how many wait for it. */
interface Running {
  report: Promise<readonly CheckRow[]>;
  waiting: number;
  stop: AbortController;
}

/** Checks this computer and the connections to its Hubs. Changes nothing and prompts nobody. */
export class DoctorService {
  readonly #deps: DoctorDeps;
  #running: Running | null = null;
  #last: readonly CheckRow[] = [];

  constructor(deps: DoctorDeps) {
    this.#deps = deps;
  }

  /**
   * Takes at most about 10 s, and as long again while a report that nobody waits for any more ends. Concurrent calls
   * get the same report, so that no Hub is asked twice. It begins no further check once all who wait for it have gone
   * (`signal`), and is empty where that was before its first.
   */
  async check(signal?: AbortSignal): Promise<readonly CheckRow[]> {
    // Two reports at once would take each other's test item in the keychain for their own.
    while (this.#running?.stop.signal.aborted) await settledOf(this.#running.report);
    if (signal?.aborted) return [];
    const running = (this.#running ??= this.#begin());
    running.waiting += 1;
    const leave = (): void => {
      running.waiting -= 1;
      if (running.waiting === 0) running.stop.abort();
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      return await running.report;
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  #begin(): Running {
    const stop = new AbortController();
    const running: Running = {
      stop,
      waiting: 0,
      report: this.#check(stop.signal).finally(() => {
        if (this.#running === running) this.#running = null;
      }),
    };
    return running;
  }

  /** Checks the connection to the Hub of one profile; takes at most about 10 s. Nothing, if it was removed. */
  async checkHub(id: ProfileId): Promise<readonly CheckRow[]> {
    const deps = { ...this.#deps, ...(await this.#deps.loadPorts()) };
    const profile = profileOf(this.#deps.store.state, id);
    return profile ? this.#rows(hubChecks(profile, deps)) : [];
  }

  /** The last report; empty: there is none yet. */
  get last(): readonly CheckRow[] {
    return this.#last;
  }

  get running(): boolean {
    return this.#running !== null;
  }

  /** Puts the last report on the clipboard as text. `nothing`: there is none yet. */
  copyReport(): Promise<Result<void, ClipboardProblem | 'nothing'>> {
    if (this.#last.length === 0) return Promise.resolve(fail('nothing'));
    return this.#deps.custody.putPlain(doctorReport(this.#last));
  }

  async #check(signal: AbortSignal): Promise<readonly CheckRow[]> {
    const { store, loadPorts } = this.#deps;
    const isWanted = (): boolean => !signal.aborted;
    const ports = await loadPorts();
    if (!isWanted()) return [];
    const deps = { ...this.#deps, ...ports };
    const { state } = store;
    const checks = [
      ...keychainChecks(deps),
      ...clipboardChecks(deps),
      ...desktopChecks({ state, loginItem: ports.loginItem }),
      ...helperChecks(state.helper, ports.helperProbe),
      ...environmentChecks(state.runtime),
      ...state.profiles.flatMap((profile) => hubChecks(profile, deps, signal)),
    ];
    const rows = await this.#rows(checks);
    if (isWanted()) this.#last = rows;
    return rows;
  }

  async #rows(checks: readonly Check[]): Promise<readonly CheckRow[]> {
    const { clock } = this.#deps;
    const findings = await Promise.all(checks.map((check) => runCheck(check, clock)));
    return findings.map((finding) => checkRow(finding, clock.now()));
  }
}

const settledOf = (report: Promise<unknown>): Promise<unknown> => report.catch(() => undefined);
