import type { Activity } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import { credentialName, sameName, type CredentialChoice } from '../domain/profile.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import { snippet } from '../domain/snippet.ts';
import type { ConsentService } from './consent-service.ts';
import type { SecretVault } from './secret-vault.ts';
import type { SessionWait } from './session-wait.ts';
import type { Store } from './store.ts';

export interface HeaderAsk {
  profile: ProfileId;
  credential: CredentialChoice;
  caller: CallerConnection;
  /** How long to wait for a person, in ms. */
  waitMs: number;
  signal: AbortSignal;
}

export interface HeaderParts {
  store: Store;
  vault: SecretVault;
  wait: SessionWait;
  consent: ConsentService;
  record: (activity: Activity) => void;
  keyUsed: (profile: ProfileId, key: string) => void;
}

/** Hands a raw header to a program, once the person allowed that. */
export class HeaderService {
  readonly #parts: HeaderParts;

  constructor(parts: HeaderParts) {
    this.#parts = parts;
  }

  /** The whole line `Authorization: …`, without a line end. Whoever asked for it forgets it. */
  async header(ask: HeaderAsk): Promise<Result<Secret, HeaderProblem>> {
    const profile = profileOf(this.#parts.store.state, ask.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const credential = credentialName(profile, ask.credential);
    if (credential === null) {
      const name = ask.credential === 'session' ? '' : ask.credential.clientKey;
      return fail({ kind: 'no-key', name });
    }
    const { problem, program } = await this.#parts.consent.allows({
      subject: { profile: profile.id, credential },
      want: 'header',
      connection: ask.caller,
      waitMs: ask.waitMs,
      signal: ask.signal,
    });
    const noted = { to: program, profile: profile.name, credential };
    if (problem) {
      this.#parts.record({ kind: 'denied', ...noted });
      return fail(problem);
    }
    const line = await this.#line(profile, ask);
    if (line.ok) {
      this.#parts.record({ kind: 'handed-out', ...noted });
      if (ask.credential !== 'session') this.#parts.keyUsed(profile.id, credential);
    }
    return line;
  }

  async #line(
    profile: ProfileState,
    { credential, waitMs, signal }: HeaderAsk,
  ): Promise<Result<Secret, HeaderProblem>> {
    if (credential === 'session') {
      const access = await this.#parts.wait.access(profile.id, waitMs, signal);
      return access.ok ? ok(lineOf('Bearer', access.value)) : fail({ kind: access.problem });
    }
    const key = profile.keys.find(({ name }) => sameName(name, credential.clientKey));
    if (!key) return fail({ kind: 'no-key', name: credential.clientKey });
    const secret = await this.#parts.vault.take(profile.id, { key: key.id });
    if (!secret.ok) return fail({ kind: 'key-unreadable', why: secret.problem });
    return ok(lineOf('Api-Key', secret.value));
  }
}

/** Revealed into the one line that goes to the program, wrapped again at once. */
const lineOf = (scheme: 'Bearer' | 'Api-Key', secret: Secret): Secret =>
  Secret.of(
    snippet({
      what: 'header',
      scheme,
      credential: secret.reveal(),
      hub: '',
      path: '',
      shell: 'posix',
      jq: false,
    }),
  );
