import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { keyOf, type Credential, type CredentialRef } from '../../domain/credential.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import {
  lockedOut,
  lockedProblem,
  type CredentialPurpose,
  type LockedProblem,
} from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import { provingPath, questionOf, verdictOn, type Verdict } from '../../domain/verdict.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient, HubTarget } from '../../ports/hub-client.ts';
import type { Store } from '../store.ts';
import type { SecretVault } from './secret-vault.ts';
import { targetOf } from './hub-target.ts';
import { unlessForgotten } from './unless-forgotten.ts';
import type { SessionService } from './session-service.ts';
import type { SessionWait } from './session-wait.ts';

/** Why there is no credential to work with. */
export type NoCredential =
  | LockedProblem
  | { kind: 'no-profile' }
  | { kind: 'no-key'; name: string }
  /** The session needs the password. */
  | { kind: 'sign-in-needed' }
  /** The Hub doesn't issue a new token now, and the old one has expired. */
  | { kind: 'hub-unreachable'; problem: HubProblem }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  /** The keychain with the session can't be read now, or hasn't released the key yet. */
  | { kind: 'waiting-for-keychain' }
  /** The keychain didn't release the key. */
  | { kind: 'key-unreadable'; why: KeychainProblem };

export type UseProblem = NoCredential | { kind: 'hub'; hub: string; problem: HubProblem };

/** nothing: the answer says nothing about the key; `problem` is why. */
export type KeyJudgement =
  { says: 'works' } | { says: 'rejected' } | { says: 'nothing'; problem: HubProblem };

/** The result of checking a credential with the Hub. */
export type CredentialCheck =
  /** The Hub accepts this one, which may be a renewed token. */
  | { says: 'works'; credential: Credential }
  /** The Hub rejects it, and there is no other to try. */
  | { says: 'rejected' }
  | { says: 'no-credential'; why: NoCredential }
  /** Nothing is known about the credential; `problem` is why. */
  | { says: 'nothing'; problem: HubProblem };

/** Whether and how long to wait for a person. */
export interface Patience {
  /** How long to wait for a sign-in, in ms; 0: not at all. */
  waitMs: number;
  /** Whoever asked has gone. */
  signal?: AbortSignal;
}

/** One call to a Hub. */
export interface HubCall<Answer> {
  /** Below the Hub's base. What an answer proves depends on the path. */
  path: string;
  purpose: Exclude<CredentialPurpose, 'hand-out'>;
  run: (target: HubTarget, credential: Credential) => Promise<Result<Answer, HubProblem>>;
  /** What a good answer says about the credential, for answers that are forwarded in any case. */
  problemIn?: (answer: Answer) => HubProblem | null;
  /** False: the request can't be sent again. Before it is repeated, `discard` consumes the rejecting answer. */
  repeatable?: boolean;
  discard?: (answer: Answer) => Promise<void>;
}

interface Taken {
  profile: ProfileState;
  credential: Credential;
  /** Its token was renewed and hasn't been used yet. */
  fresh: boolean;
}

export interface DeskDeps {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  sessions: SessionService;
  wait: SessionWait;
  clock: Clock;
  /** The Hub accepted or rejected a client key. */
  keyAnswered: (profile: ProfileId, key: string, answer: 'works' | 'rejected') => void;
}

const noPatience: Patience = { waitMs: 0 };

/** How long the Hub's last good answer counts for a credential, in ms. */
const checkedForMs = 30_000;

/** The answer to a request that isn’t sent, as whoever asked has gone. */
const unsent: HubProblem = { kind: 'unreachable', reason: 'broken' };

/** The problem of an answer that has none of its own. */
const unsaid: HubProblem = { kind: 'not-found' };

/** An answer and the credential that was used; null if there was no credential. */
interface Used<Answer> {
  answer: Result<Answer, UseProblem>;
  proof: { credential: Credential; verdict: Verdict } | null;
}

/**
 * The only source of credentials: it finds, renews and judges them. A caller names the credential
 * it needs and gets it, or the reason why not. The credential is only lent: use it at once.
 */
export class CredentialDesk {
  readonly #deps: DeskDeps;
  /** The first call with a renewed token, which finds out for all others whether the Hub accepts it. */
  readonly #firsts = new Map<ProfileId, Promise<void>>();
  /**
   * When the Hub last accepted a credential, in ms since the epoch. By the secret itself: a renewed one is
   * different, and the time of a forgotten one goes with it.
   */
  readonly #checkedAt = new WeakMap<Secret, number>();
  /** The credentials that the Hub's latest answer rejected. */
  readonly #rejected = new WeakSet<Secret>();

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** A credential that is valid now; waits for a person if `patience` allows it. */
  async take(
    id: ProfileId,
    ref: CredentialRef,
    purpose: CredentialPurpose,
    patience: Patience = noPatience,
  ): Promise<Result<Credential, NoCredential>> {
    const taken = await this.#take(id, ref, purpose, patience);
    return taken.ok ? ok(taken.value.credential) : taken;
  }

  /**
   * Makes a call with a credential. A rejected access token is replaced once, if it is still the current
   * one, and the call repeated. The result is recorded for the credential. Nothing is sent once whoever asked has gone.
   */
  async use<Answer>(
    id: ProfileId,
    ref: CredentialRef,
    call: HubCall<Answer>,
    patience: Patience = noPatience,
  ): Promise<Result<Answer, UseProblem>> {
    return (await this.#use(id, ref, call, patience)).answer;
  }

  /** Whether the Hub accepted exactly this secret within the last 30 s, in the last call with it. */
  checkedLately(secret: Secret): boolean {
    const at = this.#checkedAt.get(secret);
    const age = at === undefined ? Infinity : this.#deps.clock.now() - at;
    return age >= 0 && age < checkedForMs;
  }

  /** Whether the Hub's latest answer about exactly this secret was a rejection, or the key is marked as rejected. */
  knownRejected(id: ProfileId, ref: CredentialRef, secret: Secret): boolean {
    if (this.#rejected.has(secret)) return true;
    const profile = profileOf(this.#deps.store.state, id);
    const key = profile && ref.kind === 'client-key' ? keyOf(profile, ref) : undefined;
    return key !== undefined && key.deadAt !== null;
  }

  /** Asks the Hub whether it accepts a credential. A rejected token is renewed first, as in `use`. */
  async check(
    id: ProfileId,
    ref: CredentialRef,
    patience: Patience = noPatience,
  ): Promise<CredentialCheck> {
    const call: HubCall<void> = {
      path: provingPath,
      purpose: 'own',
      run: (target, credential) => this.#deps.hub.prove(target, credential),
    };
    const { answer, proof } = await this.#use(id, ref, call, patience);
    const problem = answer.ok ? null : answer.problem;
    const ofHub = problem?.kind === 'hub' || problem?.kind === 'hub-unreachable';
    const unclear = ofHub ? problem.problem : unsaid;
    if (proof) return checkOf(proof.verdict, proof.credential, unclear);
    if (!problem || ofHub) return { says: 'nothing', problem: unclear };
    return { says: 'no-credential', why: problem };
  }

  async #use<Answer>(
    id: ProfileId,
    ref: CredentialRef,
    call: HubCall<Answer>,
    patience: Patience = noPatience,
  ): Promise<Used<Answer>> {
    const first = await this.#once(id, ref, call, patience);
    const { answer, renewal } = first;
    const gone = patience.signal?.aborted === true;
    if (!renewal || call.repeatable === false || gone) return first;
    if (answer.ok) await call.discard?.(answer.value);
    await renewal;
    return this.#inOrder(id, () => this.#once(id, ref, call, patience));
  }

  /** Checks a client key with the Hub that belongs to no profile yet. */
  async judgeKey(target: HubTarget, key: Secret): Promise<KeyJudgement> {
    const answer = await this.#deps.hub.prove(target, { kind: 'client-key', secret: key });
    const problem = answer.ok ? null : answer.problem;
    const verdict = verdictOn('key-call', problem);
    if (verdict === 'works') {
      this.#checkedAt.set(key, this.#deps.clock.now());
      return { says: 'works' };
    }
    if (verdict === 'key-rejected') return { says: 'rejected' };
    return { says: 'nothing', problem: problem ?? unsaid };
  }

  /** Lets one repeated call go first; the others follow all at once. */
  async #inOrder<Value>(id: ProfileId, run: () => Promise<Value>): Promise<Value> {
    const first = this.#firsts.get(id);
    if (first) {
      await first;
      return run();
    }
    const running = run();
    const over = running.then(
      () => undefined,
      () => undefined,
    );
    this.#firsts.set(id, over);
    try {
      return await running;
    } finally {
      this.#firsts.delete(id);
    }
  }

  /** `renewal`: the token was rejected, and a new one is being requested. */
  async #once<Answer>(
    id: ProfileId,
    ref: CredentialRef,
    call: HubCall<Answer>,
    patience: Patience,
    isRepeated = false,
  ): Promise<Used<Answer> & { renewal: Promise<void> | null }> {
    const { path, purpose, run, problemIn } = call;
    const taken = await this.#take(id, ref, purpose, patience);
    if (!taken.ok) return { answer: taken, proof: null, renewal: null };
    const { profile, credential, fresh } = taken.value;
    if (patience.signal?.aborted) {
      const nothing: UseProblem = { kind: 'hub', hub: profile.hub, problem: unsent };
      return { answer: fail(nothing), proof: null, renewal: null };
    }
    const answer = await unlessForgotten(() => run(targetOf(profile), credential));
    if (!answer) {
      // It was signed out, removed or replaced before it could be sent, so another is looked for, once.
      if (!isRepeated) return this.#once(id, ref, call, patience, true);
      return { answer: fail(forgottenProblem(ref)), proof: null, renewal: null };
    }
    const problem = answer.ok ? (problemIn?.(answer.value) ?? null) : answer.problem;
    const verdict = verdictOn(questionOf(ref, path, fresh), problem);
    const renewal = this.#learn(profile.id, ref, credential, verdict);
    const proof = { credential, verdict };
    if (answer.ok) return { answer, proof, renewal };
    if (verdict === 'account-disabled') {
      return { answer: fail({ kind: verdict }), proof, renewal };
    }
    return {
      answer: fail({ kind: 'hub', hub: profile.hub, problem: answer.problem }),
      proof,
      renewal,
    };
  }

  /** Checks the lock before taking a credential, and again after any wait. */
  async #take(
    id: ProfileId,
    ref: CredentialRef,
    purpose: CredentialPurpose,
    patience: Patience,
  ): Promise<Result<Taken, NoCredential>> {
    const { store } = this.#deps;
    const profile = profileOf(store.state, id);
    if (!profile) return fail({ kind: 'no-profile' });
    const { lock } = store.state;
    const locked = this.#lockedOut(profile, ref, purpose);
    if (locked) return fail(locked);
    const taken = await this.#find(profile, ref, patience);
    const lockedSince = this.#lockedOut(profile, ref, purpose);
    if (lockedSince) return fail(lockedSince);
    // The person's permission has ended, even if Hubkey is unlocked again by now.
    if (purpose === 'hand-out' && store.state.lock !== lock) {
      return fail(lockedProblem);
    }
    return taken;
  }

  #lockedOut(
    profile: ProfileState,
    ref: CredentialRef,
    purpose: CredentialPurpose,
  ): LockedProblem | null {
    const { lock, settings } = this.#deps.store.state;
    return lockedOut(lock, settings.whileLocked, purpose, profile, ref);
  }

  async #find(
    profile: ProfileState,
    ref: CredentialRef,
    { waitMs, signal }: Patience,
  ): Promise<Result<Taken, NoCredential>> {
    const { vault, wait } = this.#deps;
    const { id } = profile;
    switch (ref.kind) {
      case 'session': {
        const access = await wait.access(id, waitMs, signal);
        if (!access.ok) {
          const { problem } = access;
          return problem === 'hub-unreachable'
            ? fail({ kind: problem, problem: this.#problemNow(id) })
            : fail({ kind: problem });
        }
        const { token, fresh } = access.value;
        return ok({ profile, credential: { kind: 'session', secret: token }, fresh });
      }
      case 'client-key': {
        const key = keyOf(profile, ref);
        if (!key) return fail({ kind: 'no-key', name: ref.name });
        const secret = await vault.take(id, { key: key.id });
        if (!secret.ok) {
          return secret.problem === 'waiting'
            ? fail({ kind: 'waiting-for-keychain' })
            : fail({ kind: 'key-unreadable', why: secret.problem });
        }
        return ok({
          profile,
          credential: { kind: 'client-key', secret: secret.value },
          fresh: false,
        });
      }
      default:
        return exhaustive(ref);
    }
  }

  /** Why the session has no token now. */
  #problemNow(id: ProfileId): HubProblem {
    const session = profileOf(this.#deps.store.state, id)?.session;
    return session && 'problem' in session
      ? session.problem
      : { kind: 'unreachable', reason: 'timeout' };
  }

  /** Records what was proved. Resolves once a possible new token has arrived. */
  #learn(
    id: ProfileId,
    ref: CredentialRef,
    credential: Credential,
    verdict: Verdict,
  ): Promise<void> | null {
    const { sessions, keyAnswered } = this.#deps;
    const { secret } = credential;
    // What has failed since is no longer checked.
    if (verdict !== 'works') this.#checkedAt.delete(secret);
    switch (verdict) {
      case 'works':
        this.#checkedAt.set(secret, this.#deps.clock.now());
        this.#rejected.delete(secret);
        if (ref.kind === 'session') sessions.works(id);
        else keyAnswered(id, ref.name, 'works');
        return null;
      case 'renew':
        this.#rejected.add(secret);
        return sessions.refused(id, secret);
      case 'account-disabled':
        sessions.accountDisabled(id);
        return null;
      case 'key-rejected':
        this.#rejected.add(secret);
        if (ref.kind === 'client-key') keyAnswered(id, ref.name, 'rejected');
        return null;
      case 'fresh-refused':
        this.#rejected.add(secret);
        sessions.freshRefused(id);
        return null;
      case 'back-off':
      case 'nothing':
      case 'needs-session':
      case 'blocked':
      case 'session-over':
      case 'wrong-password':
      case 'wait-for-person':
        return null;
      default:
        return exhaustive(verdict);
    }
  }
}

/** There is a credential that can't be read any more. */
const forgottenProblem = ({ kind }: CredentialRef): NoCredential =>
  kind === 'session' ? { kind: 'sign-in-needed' } : { kind: 'key-unreadable', why: 'missing' };

/** The result of a verdict after the last try. */
function checkOf(verdict: Verdict, credential: Credential, problem: HubProblem): CredentialCheck {
  switch (verdict) {
    case 'works':
      return { says: 'works', credential };
    case 'renew':
    case 'fresh-refused':
    case 'key-rejected':
      return { says: 'rejected' };
    case 'account-disabled':
      return { says: 'no-credential', why: { kind: 'account-disabled' } };
    case 'back-off':
    case 'nothing':
    case 'needs-session':
    case 'blocked':
    case 'session-over':
    case 'wrong-password':
    case 'wait-for-person':
      return { says: 'nothing', problem };
    default:
      return exhaustive(verdict);
  }
}
