import {
  hasRequest,
  requestOfChoice,
  sameRequest,
  shortName,
  type CopyKind,
  type CopyProblem,
  type CopyRequest,
  type EndpointChoice,
  type EndpointId,
  type ProfileId,
  type ProfileState,
  type RequestChoice,
  type SavedRequest,
  type ShellId,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { credentialAt, credentialOptions } from '../../state/credential-options.ts';
import { PendingCopy } from '../../state/pending-copy.svelte.ts';

const custom = 'custom';
const picked = 'picked';
/** What is chosen until a person chooses something else. */
const first: EndpointId = 'health';

/** What is chosen on the Copy screen, and the problem of the last copy. */
export class CopyChoice {
  credential = $state('');
  endpoint = $state<string>(first);
  path = $state('/api/jobs/?page=2');
  shell = $state<ShellId>('posix');
  jq = $state(false);
  variable = $state(false);
  picked = $state.raw<RequestChoice | null>(null);
  problem = $state.raw<CopyProblem | null>(null);
  preview = $state('');
  readonly pending = new PendingCopy();
  #restored: ProfileId | null = null;

  constructor(shell: ShellId) {
    this.shell = shell;
  }

  /** The credentials of a profile, the default one first. */
  credentials(profile: ProfileState): { value: string; label: string }[] {
    return credentialOptions(profile);
  }

  get custom(): boolean {
    return this.endpoint === custom;
  }

  /** Chooses a request from the Hub's own list, or a saved one. Main remembers it, and alone has its body. */
  pick({ id }: ProfileState, request: RequestChoice): void {
    const { body: _body, ...rest } = request;
    this.picked = rest;
    this.endpoint = picked;
    void call('pickRequest', { profile: id, endpoint: request });
  }

  /** Chooses an option of the list of endpoints. */
  choose(profile: ProfileState, value: string): void {
    const saved = savedRequests(profile).find((request) => savedValue(request) === value);
    if (saved) return this.pick(profile, { ...saved, exact: true });
    this.endpoint = value;
    this.#remember(profile);
  }

  /** Shows what was picked for a profile before; gives the endpoint that is to be filled in now. */
  async restore(profile: ProfileId): Promise<SavedRequest | null> {
    if (this.#restored !== profile) {
      this.#restored = profile;
      // Until main answers, nothing of the previous profile can be copied.
      this.#show(null);
      const picked = await call('pickedRequest', profile);
      // What a person has chosen since then stays.
      if (this.#restored === profile && this.endpoint === first) this.#show(picked);
    }
    return call('takeFillIn', profile);
  }

  /** The favourites and recent requests of a profile, as options. */
  saved(profile: ProfileState): { value: string; label: string }[] {
    return savedRequests(profile)
      .filter((request) => !(this.picked && sameChoice(this.picked, request)))
      .map((request) => {
        const star = hasRequest(profile.favouriteRequests, request) ? '★ ' : '';
        const label = `${star}${request.method} ${shortName(request.path)}`;
        return { value: savedValue(request), label };
      });
  }

  /** The chosen request, as it can be a favourite; null: it can't. */
  get chosen(): SavedRequest | null {
    return requestOfChoice(this.#endpoint());
  }

  toggleFavourite({ id }: ProfileState): void {
    void call('toggleFavourite', { profile: id, endpoint: this.#endpoint() });
  }

  /** Chooses the default credential if the chosen one isn't the profile's. */
  fit(profile: ProfileState): void {
    const values = this.credentials(profile).map(({ value }) => value);
    if (!values.includes(this.credential)) this.credential = values[0] ?? '';
  }

  request(profile: ProfileState, what: CopyKind): CopyRequest {
    return {
      what,
      profile: profile.id,
      credential: credentialAt(profile, this.credential),
      endpoint: this.#endpoint(),
      shell: this.shell,
      jq: this.jq,
      variable: this.variable,
    };
  }

  async copy(profile: ProfileState, what: CopyKind): Promise<void> {
    const request = this.request(profile, what);
    if (this.custom) this.#remember(profile);
    this.problem = null;
    const answer = await this.pending.until(request, call('copy', request));
    // The Sign in screen opens by itself and says which copy waits for it.
    const needsNoMessage = answer.ok || answer.problem.kind === 'sign-in-needed';
    this.problem = needsNoMessage ? null : answer.problem;
  }

  /** Opens the Hub's API docs with the chosen credential. */
  async openDocs(profile: ProfileState): Promise<void> {
    const credential = credentialAt(profile, this.credential);
    await call('openDocs', { profile: profile.id, credential });
  }

  async show(request: CopyRequest): Promise<void> {
    this.preview = await call('preview', request);
  }

  #show(shown: EndpointChoice | null): void {
    if (typeof shown === 'string') this.endpoint = shown;
    else if (shown?.exact) [this.picked, this.endpoint] = [shown, picked];
    else if (shown) [this.path, this.endpoint] = [shown.path, custom];
    else [this.picked, this.endpoint] = [null, first];
  }

  #remember({ id }: ProfileState): void {
    void call('pickRequest', { profile: id, endpoint: this.#endpoint() });
  }

  #endpoint(): EndpointChoice {
    if (this.endpoint === picked && this.picked) return this.picked;
    return this.custom ? { path: this.path } : (this.endpoint as EndpointId);
  }
}

/** Favourites first; a request that is both is listed once. */
const savedRequests = ({ favouriteRequests, recentRequests }: ProfileState): SavedRequest[] => [
  ...favouriteRequests,
  ...recentRequests.filter((request) => !hasRequest(favouriteRequests, request)),
];

const savedValue = ({ method, path }: SavedRequest): string => `${method} ${path}`;

function sameChoice(choice: RequestChoice, request: SavedRequest): boolean {
  const chosen = requestOfChoice(choice);
  return chosen !== null && sameRequest(chosen, request);
}
