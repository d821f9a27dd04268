import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import { keyOf, type Credential, type CredentialRef } from '../../domain/credential.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { KeychainProblem } from '../../domain/keychain-problem.ts';
import { lockedOut, type CredentialPurpose, type LockedProblem } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import { provingPath, questionOf, verdictOn, type Verdict } from '../../domain/verdict.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubClient, HubTarget } from '../../ports/hub-client.ts';
import type { Store } from '../store.ts';
import type { SecretVault } from './secret-vault.ts';
import { targetOf, type SessionService } from './session-service.ts';
import type { SessionWait } from './session-wait.ts';

/** Why there is no credential to work with. */
export type NoCredential =
  | LockedProblem
  | { kind: 'no-profile' }
  | { kind: 'no-key'; name: string }
  /** The session needs the password. */
  | { kind: 'sign-in-needed' }
  /** The Hub does not give a new token now, and what is held has ended. */
  | { kind: 'hub-unreachable'; problem: HubProblem }
  /** The Hub says that the account is disabled or gone. */
  | { kind: 'account-disabled' }
  /** The session is in a keychain that can't be read now, or the keychain has yet to give the key out. */
  | { kind: 'waiting-for-keychain' }
  /** The keychain did not give the key out. */
  | { kind: 'key-unreadable'; why: KeychainProblem };

export type UseProblem = NoCredential | { kind: 'hub'; hub: string; problem: HubProblem };

/** nothing: the answer says nothing of the key; `problem` is why. */
export type KeyJudgement =
  { says: 'works' } | { says: 'rejected' } | { says: 'nothing'; problem: HubProblem };

/** What the Hub says of a credential when it is asked for no other reason. */
export type CredentialCheck =
  /** It takes this one: a renewed one where it rejected the one before. */
  | { says: 'works'; credential: Credential }
  /** It rejects it, and there is no other to try. */
  | { says: 'rejected' }
  | { says: 'no-credential'; why: NoCredential }
  /** Nothing of the credential; `problem` is why. */
  | { says: 'nothing'; problem: HubProblem };

/** A person who may be waited for. */
export interface Patience {
  /** How long to wait for a sign-in, in ms; 0: not at all. */
  waitMs: number;
  /** Whoever asked has gone. */
  signal?: AbortSignal;
}

/** One call to a Hub. */
export interface HubCall<Answer> {
  /** Below the Hub's base: what an answer proves depends on it. */
  path: string;
  purpose: Exclude<CredentialPurpose, 'hand-out'>;
  run: (target: HubTarget, credential: Credential) => Promise<Result<Answer, HubProblem>>;
  /** What a good answer says of the credential, for answers that are passed on whatever they are. */
  problemIn?: (answer: Answer) => HubProblem | null;
  /** False: it can't be sent again. Before it is, `discard` reads the refused answer away. */
  repeatable?: boolean;
  discard?: (answer: Answer) => Promise<void>;
}

interface Taken {
  profile: ProfileState;
  credential: Credential;
  /** Its token was renewed and not used yet. */
  fresh: boolean;
}

export interface DeskDeps {
  store: Store;
  vault: SecretVault;
  hub: HubClient;
  sessions: SessionService;
  wait: SessionWait;
  clock: Clock;
  /** The Hub took a client key, or rejected it. */
  keyAnswered: (profile: ProfileId, key: string, answer: 'works' | 'rejected') => void;
}

const noPatience: Patience = { waitMs: 0 };

/** How long the Hub's last good answer stands for a credential, in ms. */
const checkedForMs = 30_000;

/** Stands for a problem where an answer has none of its own. */
const unsaid: HubProblem = { kind: 'not-found' };

/** An answer, and what it was the answer to; null where there was no credential to ask with. */
interface Used<Answer> {
  answer: Result<Answer, UseProblem>;
  proof: { credential: Credential; verdict: Verdict } | null;
}

/**
 * Where every credential is taken from. It alone finds, renews and judges them: who needs one says
 * which, and gets it or the reason why not. What it gives is lent: use it at once.
 */
export class CredentialDesk {
  readonly #deps: DeskDeps;
  /** The first call with a token that was renewed: it finds out for all others whether the Hub takes it. */
  readonly #firsts = new Map<ProfileId, Promise<void>>();
  /**
   * When the Hub last took a credential, in ms since the epoch. By the secret itself: a renewed one is
   * another one, and what is forgotten takes its time with it.
   */
  readonly #checkedAt = new WeakMap<Secret, number>();
  /** What the Hub rejected when it last said something of it. */
  readonly #rejected = new WeakSet<Secret>();

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  /** The credential as it is good for use now; waits for a person where `patience` says so. */
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
   * Makes a call with a credential. A refused access token is replaced once, if it is still the one
   * that is held, and the call made again; what the answer proves is written down.
   */
  async use<Answer>(
    id: ProfileId,
    ref: CredentialRef,
    call: HubCall<Answer>,
    patience: Patience = noPatience,
  ): Promise<Result<Answer, UseProblem>> {
    return (await this.#use(id, ref, call, patience)).answer;
  }

  /** Whether the Hub took this very secret within the last 30 s, in whatever call. */
  checkedLately(secret: Secret): boolean {
    const at = this.#checkedAt.get(secret);
    const age = at === undefined ? Infinity : this.#deps.clock.now() - at;
    return age >= 0 && age < checkedForMs;
  }

  /** Whether the Hub rejected this very secret, or the key is marked so, when it last said something of it. */
  knownRejected(id: ProfileId, ref: CredentialRef, secret: Secret): boolean {
    if (this.#rejected.has(secret)) return true;
    const profile = profileOf(this.#deps.store.state, id);
    const key = profile && ref.kind === 'client-key' ? keyOf(profile, ref) : undefined;
    return key !== undefined && key.deadAt !== null;
  }

  /** Asks the Hub whether it takes a credential. A rejected token is renewed first, as in `use`. */
  async check(id: ProfileId, ref: CredentialRef): Promise<CredentialCheck> {
    const { answer, proof } = await this.#use(id, ref, {
      path: provingPath,
      purpose: 'own',
      run: (target, credential) => this.#deps.hub.prove(target, credential),
    });
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

  /** What the Hub says of a client key that no profile holds yet. */
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

  /** `renewal`: the token was refused and another one is on its way. */
  async #once<Answer>(
    id: ProfileId,
    ref: CredentialRef,
    { path, purpose, run, problemIn }: HubCall<Answer>,
    patience: Patience,
  ): Promise<Used<Answer> & { renewal: Promise<void> | null }> {
    const taken = await this.#take(id, ref, purpose, patience);
    if (!taken.ok) return { answer: taken, proof: null, renewal: null };
    const { profile, credential, fresh } = taken.value;
    const answer = await run(targetOf(profile), credential);
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

  /** The one check of the lock: before, and again after whatever was waited for. */
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
    // What a person allowed has lapsed, also where Hubkey is unlocked again by now.
    if (purpose === 'hand-out' && store.state.lock !== lock) {
      return fail({ kind: 'locked', passes: 'nothing' });
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

  /** Writes down what was proved. A promise: there may be another token once it is over. */
  #learn(
    id: ProfileId,
    ref: CredentialRef,
    credential: Credential,
    verdict: Verdict,
  ): Promise<void> | null {
    const { sessions, keyAnswered } = this.#deps;
    const { secret } = credential;
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

/** What a verdict on a call says where nothing more will be tried. */
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
