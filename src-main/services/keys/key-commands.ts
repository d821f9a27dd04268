import type { Activity } from '../../domain/activity.ts';
import { profileOf, type ProfileState } from '../../domain/app-state.ts';
import type { CallerConnection } from '../../domain/caller.ts';
import type { KeyWant } from '../../domain/consent.ts';
import type { ConsentProblem } from '../../domain/consent-problem.ts';
import { credentialKinds, credentialsOf, keyOf, sessionRef } from '../../domain/credential.ts';
import { exhaustive } from '../../domain/exhaustive.ts';
import type { ProfileId } from '../../domain/ids.ts';
import { readKeyName } from '../../domain/key-name.ts';
import type { KeyProblem } from '../../domain/key-problem.ts';
import type { KeyRequest } from '../../domain/key-request.ts';
import type { ListedKey } from '../../domain/listed-key.ts';
import { keyChanges } from '../../domain/key-change.ts';
import { nearNames } from '../../domain/near-names.ts';
import { isLocked, lockedProblem } from '../../domain/lock.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import { sameName } from '../../domain/same-name.ts';
import { isKeyNameTaken } from '../../domain/taken-key-name.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ConsentService } from '../consent-service.ts';
import type { CredentialDesk } from '../credentials/desk.ts';
import type { Store } from '../store.ts';
import { keyProblemOf } from './hub-keys.ts';
import type { KeyService } from './key-service.ts';

export interface KeyCommand {
  profile: ProfileId;
  do: KeyRequest['do'];
  /** The key's name, as the person typed it. */
  name: string;
  caller: CallerConnection;
  /** How long to wait in all, for the person's permission and for a sign-in, in ms. */
  waitMs: number;
  signal: AbortSignal;
}

/** The key that was changed. `saved` false: the keychain didn't save its secret, which is only in memory. */
interface ChangedKey {
  name: string;
  hubId: number | null;
  saved: boolean;
}

/** Whether the Hub accepts a key; false: it rejected it. */
interface CheckedKey {
  name: string;
  hubId: number | null;
  works: boolean;
}

/** `unknown-key`: it isn't `here`, or neither here nor in the Hub's list; `near`: the names that may be meant. */
export type KeyCommandProblem =
  | { of: 'consent'; problem: ConsentProblem }
  | { of: 'key'; problem: KeyProblem }
  | { of: 'unknown-key'; name: string; in: 'here' | 'list'; near: readonly string[] };

export interface KeyCommandDeps {
  store: Store;
  keys: KeyService;
  desk: CredentialDesk;
  consent: ConsentService;
  clock: Clock;
  record: (activity: Activity) => void;
}

type Outcome = Result<ChangedKey, KeyCommandProblem>;

/** The client keys as programs list, check and change them. Each change needs the person's permission. */
export class KeyCommands {
  readonly #deps: KeyCommandDeps;

  constructor(deps: KeyCommandDeps) {
    this.#deps = deps;
  }

  /** Makes a change as the window would, once the person has allowed it. Nothing continues by itself after a refusal. */
  async change(command: KeyCommand): Promise<Outcome> {
    const { store, consent, clock } = this.#deps;
    const profile = profileOf(store.state, command.profile);
    if (!profile) return keyFault({ kind: 'no-profile' });
    if (this.#locked) return fail(lockedFault);
    const possible = possibleIn(profile, command);
    if (!possible.ok) return possible;
    const { name } = possible.value;
    const since = clock.now();
    const missing = await this.#missing(profile, command.do, name, command.signal);
    if (missing) return fail(missing);
    const { family, method, path } = keyChanges[command.do];
    const want: KeyWant = { kind: 'key', do: command.do, name };
    const { problem, program } = await consent.allows({
      subject: { profile: profile.id, credential: 'session', changes: family },
      want,
      target: null,
      connection: command.caller,
      waitMs: command.waitMs,
      signal: command.signal,
    });
    if (problem) {
      const denied = { to: program, profile: profile.name, credential: 'session', method, path };
      this.#deps.record({ kind: 'denied', ...denied });
      return fail({ of: 'consent', problem });
    }
    const waitMs = Math.max(0, command.waitMs - (clock.now() - since));
    const signedIn = await this.#signedIn(profile, waitMs, command.signal);
    if (signedIn) return fail(signedIn);
    const request = await this.#requestFor(profile, command.do, name);
    if (!request.ok) return request;
    if (command.signal.aborted) return fail(goneProblem);
    return this.#do(profile, request.value, program);
  }

  /** Loads the Hub's whole list now. `signal`: the caller went away. */
  list(id: ProfileId, signal: AbortSignal): Promise<Result<readonly ListedKey[], KeyProblem>> {
    return this.#deps.keys.list(id, signal);
  }

  /** Asks the Hub now whether a key still works, unless the caller went away (`signal`) before. The result is saved. */
  async check(
    id: ProfileId,
    name: string,
    signal: AbortSignal,
  ): Promise<Result<CheckedKey, KeyCommandProblem>> {
    const profile = profileOf(this.#deps.store.state, id);
    if (!profile) return keyFault({ kind: 'no-profile' });
    if (this.#locked) return fail(lockedFault);
    const key = keyOf(profile, { kind: 'client-key', name });
    if (!key) return fail(unknownHere(profile, name));
    const checked = await this.#deps.keys.check(id, key.id, signal);
    const isRejected = !checked.ok && checked.problem.kind === 'key-refused';
    if (!checked.ok && !isRejected) return keyFault(checked.problem);
    return ok({ name: key.name, hubId: key.hubId, works: checked.ok });
  }

  /** Null: there is a session to change keys with. Waits for the person if there is none. */
  async #signedIn(
    { id, hub }: ProfileState,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<KeyCommandProblem | null> {
    const taken = await this.#deps.desk.take(id, sessionRef, 'own', { waitMs, signal });
    if (this.#locked) return lockedFault;
    return taken.ok ? null : { of: 'key', problem: keyProblemOf(taken.problem, hub) };
  }

  /** The change of exactly one key. A key that is only at the Hub is found by its name there, if no other has it. */
  async #requestFor(
    { id }: ProfileState,
    action: KeyRequest['do'],
    name: string,
  ): Promise<Result<KeyRequest, KeyCommandProblem>> {
    if (action === 'create') return ok({ do: action, name });
    const present = profileOf(this.#deps.store.state, id);
    const key = present && keyOf(present, { kind: 'client-key', name });
    if (action === 'rotate') {
      if (!present || !key) return fail(unknownHere(present, name));
      return ok({ do: action, name: key.name, key: key.id, hubId: key.hubId });
    }
    if (key) {
      return key.hubId === null
        ? keyFault({ kind: 'which-key' })
        : ok({ do: action, name: key.name, key: key.id, hubId: key.hubId });
    }
    const listed = await this.#deps.keys.list(id);
    if (!listed.ok) return keyFault(listed.problem);
    const found = onlyOne(listed.value, name, present);
    if (!found.ok) return found;
    return ok({ do: action, name: found.value.name, key: null, hubId: found.value.hubId });
  }

  /**
   * Why nobody has to be asked about revoking a key that is only at the Hub; null: it is there, or its list can't be read
   * before a person has signed in.
   */
  async #missing(
    profile: ProfileState,
    action: KeyRequest['do'],
    name: string,
    signal: AbortSignal,
  ): Promise<KeyCommandProblem | null> {
    if (action !== 'revoke' || keyOf(profile, { kind: 'client-key', name })) return null;
    if (profile.changes === 'read-only') return null;
    const listed = await this.#deps.keys.list(profile.id, signal);
    if (signal.aborted) return goneProblem;
    if (this.#locked) return lockedFault;
    if (listed.ok) {
      const found = onlyOne(listed.value, name, profile);
      return found.ok ? null : found.problem;
    }
    const { problem } = listed;
    const needsPerson =
      problem.kind === 'sign-in-needed' || problem.kind === 'waiting-for-keychain';
    return needsPerson ? null : { of: 'key', problem };
  }

  async #do({ id }: ProfileState, request: KeyRequest, program: string): Promise<Outcome> {
    const done = await this.#deps.keys.changeFor(id, request, program);
    const unsaved = !done.ok && done.problem.kind === 'not-saved';
    if (!done.ok && !unsaved) return keyFault(done.problem);
    if (request.do === 'revoke') {
      return ok({ name: request.name, hubId: request.hubId, saved: false });
    }
    const keys = profileOf(this.#deps.store.state, id)?.keys ?? [];
    const key = keys.find((saved) => sameName(saved.name, request.name));
    return ok({
      name: key?.name ?? request.name,
      hubId: key?.hubId ?? null,
      saved: key?.saved === true,
    });
  }

  get #locked(): boolean {
    return isLocked(this.#deps.store.state);
  }
}

const keyFault = (problem: KeyProblem): Result<never, KeyCommandProblem> =>
  fail({ of: 'key', problem });

const lockedFault: KeyCommandProblem = { of: 'consent', problem: lockedProblem };

/** The caller went away before anything was sent. */
const goneProblem: KeyCommandProblem = {
  of: 'consent',
  problem: { kind: 'not-allowed', why: { because: 'unanswered' } },
};

/** The key of the Hub's list with a name; or why it is none, or several. */
function onlyOne(
  listed: readonly ListedKey[],
  name: string,
  profile: ProfileState | undefined,
): Result<ListedKey, KeyCommandProblem> {
  const [found, other] = listed.filter((item) => item.name === name);
  if (found) return other ? keyFault({ kind: 'which-key' }) : ok(found);
  const names = [...(profile?.keys ?? []), ...listed].map((key) => key.name);
  return fail({ of: 'unknown-key', name, in: 'list', near: nearNames(name, names) });
}

const unknownHere = (profile: ProfileState | undefined, name: string): KeyCommandProblem => ({
  of: 'unknown-key',
  name,
  in: 'here',
  near: nearNames(name, profile?.keys.map((key) => key.name) ?? []),
});

/** The name as it is saved or will be; or why it can't be done, so that nobody is asked about it. */
function possibleIn(
  profile: ProfileState,
  command: Pick<KeyCommand, 'do' | 'name'>,
): Result<{ name: string }, KeyCommandProblem> {
  if (!credentialsOf(profile).some(({ kind }) => credentialKinds[kind].managesKeys)) {
    return keyFault({ kind: 'needs-session' });
  }
  const key = keyOf(profile, { kind: 'client-key', name: command.name });
  switch (command.do) {
    case 'create': {
      const name = readKeyName(command.name);
      if (!name.ok) return keyFault({ kind: 'name', why: name.problem });
      const taken = isKeyNameTaken(profile, name.value);
      return taken ? keyFault({ kind: 'name', why: 'taken' }) : ok({ name: name.value });
    }
    case 'rotate':
      if (!key) return fail(unknownHere(profile, command.name));
      return key.hubId === null ? keyFault({ kind: 'which-key' }) : ok({ name: key.name });
    case 'revoke':
      if (command.name === '') return keyFault({ kind: 'name', why: 'empty' });
      return ok({ name: key?.name ?? command.name });
    default:
      return exhaustive(command.do);
  }
}
