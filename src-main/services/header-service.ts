import type { Activity } from '../domain/activity.ts';
import { profileOf, type ProfileState } from '../domain/app-state.ts';
import type { CallerConnection } from '../domain/caller.ts';
import {
  credentialKinds,
  credentialName,
  keyOf,
  type Credential,
  type CredentialRef,
} from '../domain/credential.ts';
import type { HeaderProblem } from '../domain/header-problem.ts';
import type { ProfileId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { Secret } from '../domain/secret.ts';
import { snippet } from '../domain/snippet.ts';
import type { ConsentService } from './consent-service.ts';
import type { CredentialDesk } from './credentials/desk.ts';
import type { Store } from './store.ts';

export interface HeaderRequest {
  profile: ProfileId;
  credential: CredentialRef;
  caller: CallerConnection;
  /** How long to wait for a person, in ms; null: nobody is asked, and a refusal isn’t recorded. */
  waitMs: number | null;
  signal: AbortSignal;
}

export interface HeaderDeps {
  store: Store;
  desk: CredentialDesk;
  consent: ConsentService;
  record: (activity: Activity) => void;
  keyUsed: (profile: ProfileId, key: string) => void;
}

/** Hands a raw header to a program, once the person allowed that. */
export class HeaderService {
  readonly #deps: HeaderDeps;

  constructor(deps: HeaderDeps) {
    this.#deps = deps;
  }

  /** The whole line `Authorization: …`, without a line end. The caller owns and forgets it. */
  header(request: HeaderRequest): Promise<Result<Secret, HeaderProblem>> {
    return this.#handOut(request, lineOf);
  }

  /** The lines `HUB_URL=…` and `JWT_TOKEN=…` or `API_KEY=…`, for a child’s environment. The caller owns and forgets it. */
  environment(request: HeaderRequest): Promise<Result<Secret, HeaderProblem>> {
    return this.#handOut(request, environmentOf);
  }

  async #handOut(
    request: HeaderRequest,
    write: (credential: Credential, hub: string) => Secret,
  ): Promise<Result<Secret, HeaderProblem>> {
    const profile = profileOf(this.#deps.store.state, request.profile);
    if (!profile) return fail({ kind: 'no-profile' });
    const ref = request.credential;
    const key = ref.kind === 'client-key' ? keyOf(profile, ref) : null;
    if (ref.kind === 'client-key' && !key) return fail({ kind: 'no-key', name: ref.name });
    const credential = credentialName(profile, ref);
    const { problem, program } = await this.#deps.consent.allows({
      subject: { profile: profile.id, credential, changes: null },
      want: { kind: 'raw', as: 'header' },
      target: null,
      connection: request.caller,
      waitMs: request.waitMs,
      signal: request.signal,
    });
    const noted = { to: program, profile: profile.name, credential };
    if (problem) {
      if (request.waitMs !== null) this.#deps.record({ kind: 'denied', ...noted });
      return fail(problem);
    }
    const line = await this.#written(profile, request, write);
    if (line.ok) {
      this.#deps.record({ kind: 'handed-out', ...noted });
      if (key) this.#deps.keyUsed(profile.id, key.name);
    }
    return line;
  }

  async #written(
    { id, hub }: ProfileState,
    { credential, waitMs, signal }: HeaderRequest,
    write: (credential: Credential, hub: string) => Secret,
  ): Promise<Result<Secret, HeaderProblem>> {
    const taken = await this.#deps.desk.take(id, credential, 'hand-out', {
      waitMs: waitMs ?? 0,
      signal,
    });
    if (taken.ok) return ok(write(taken.value, hub));
    const { problem } = taken;
    return fail(problem.kind === 'hub-unreachable' ? { kind: problem.kind } : problem);
  }
}

/** Reveals the credential into the variables for the program, which are wrapped again at once. */
const environmentOf = ({ kind, secret }: Credential, hub: string): Secret =>
  Secret.of(`HUB_URL=${hub}\n${credentialKinds[kind].variable}=${secret.reveal()}`);

/** Reveals the credential into the line for the program, which is wrapped again at once. */
const lineOf = ({ kind, secret }: Credential): Secret =>
  Secret.of(
    snippet({
      what: 'header',
      kind,
      credential: secret.reveal(),
      hub: '',
      path: '',
      shell: 'posix',
      jq: false,
    }),
  );
