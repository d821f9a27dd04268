import {
  hasRequest,
  methodFor,
  requestOfChoice,
  sameRequest,
  shortName,
  splitTyped,
  typedRequest,
  type CatalogueEntry,
  type CopyKind,
  type CopyOptions,
  type PersonCopyProblem,
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
  /** What the Hub takes, for the method that a typed path proposes. */
  catalogue = $state.raw<readonly CatalogueEntry[]>([]);
  shell = $state<ShellId>('posix');
  jq = $state(false);
  variable = $state(false);
  picked = $state.raw<RequestChoice | null>(null);
  problem = $state.raw<PersonCopyProblem | null>(null);
  preview = $state('');
  readonly pending = new PendingCopy();
  /** The chosen method of the typed path; null: the proposed one. */
  #method = $state<string | null>(null);
  #restored: ProfileId | null = null;

  #optionsChosen = false;

  constructor(shell: ShellId) {
    this.shell = shell;
  }

  /** Main remembers it while the window is closed. */
  chooseOptions(change: Partial<CopyOptions>): void {
    this.#optionsChosen = true;
    const { shell, jq, variable } = this;
    const options = { shell, jq, variable, ...change };
    this.#showOptions(options);
    void call('chooseCopyOptions', options);
  }

  async restoreOptions(): Promise<void> {
    const options = await call('copyOptions', null);
    // What a person has chosen since then stays.
    if (options && !this.#optionsChosen) this.#showOptions(options);
  }

  /** The credentials of a profile, the default one first. */
  credentials(profile: ProfileState): { value: string; label: string }[] {
    return credentialOptions(profile);
  }

  get custom(): boolean {
    return this.endpoint === custom;
  }

  /** The method of the typed path: the one typed before it, the chosen or the proposed one. */
  get method(): string {
    const { method, path } = splitTyped(this.path);
    return method ?? this.#method ?? methodFor(path, this.catalogue);
  }

  chooseMethod(profile: ProfileState, method: string): void {
    this.#method = method;
    this.path = splitTyped(this.path).path;
    this.#remember(profile);
  }

  typePath(profile: ProfileState, path: string): void {
    this.path = path;
    this.#remember(profile);
  }

  /** What is wrong with the typed path; null: nothing, or none is typed. */
  get pathProblem(): string | null {
    if (!this.custom) return null;
    const request = typedRequest(`${this.method} ${splitTyped(this.path).path}`, this.catalogue);
    return request.ok ? null : request.problem;
  }

  async loadCatalogue(profile: ProfileId): Promise<void> {
    const { entries } = await call('catalogue', { profile, again: false });
    if (this.#restored === profile) this.catalogue = entries;
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
    this.#method = null;
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
  saved(profile: ProfileState): { value: string; label: string; group: string }[] {
    return savedRequests(profile)
      .filter((request) => !(this.picked && sameChoice(this.picked, request)))
      .map((request) => {
        const starred = hasRequest(profile.favouriteRequests, request);
        const label = `${starred ? '★ ' : ''}${request.method} ${shortName(request.path)}`;
        return { value: savedValue(request), label, group: starred ? 'Favourites' : 'Recent' };
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
    this.problem = null;
    const answer = await this.pending.until(request, call('copy', request));
    // The Sign in screen opens by itself and says which copy waits for it; so does what is to be
    // filled in, and the field for a path says what is wrong with it.
    const elsewhere = ['sign-in-needed', 'unfilled', ...(this.custom ? ['bad-path'] : [])];
    this.problem = answer.ok || elsewhere.includes(answer.problem.kind) ? null : answer.problem;
  }

  /** Opens the Hub's API docs with the chosen credential. */
  async openDocs(profile: ProfileState): Promise<void> {
    const credential = credentialAt(profile, this.credential);
    await call('openDocs', { profile: profile.id, credential });
  }

  async show(request: CopyRequest): Promise<void> {
    this.preview = await call('preview', request);
  }

  #showOptions({ shell, jq, variable }: CopyOptions): void {
    [this.shell, this.jq, this.variable] = [shell, jq, variable];
  }

  #show(shown: EndpointChoice | null): void {
    this.#method = null;
    if (typeof shown === 'string') this.endpoint = shown;
    else if (shown?.exact) [this.picked, this.endpoint] = [shown, picked];
    else if (shown) {
      [this.path, this.endpoint] = [shown.path, custom];
      this.#method = shown.method ?? null;
    } else [this.picked, this.endpoint] = [null, first];
  }

  #remember({ id }: ProfileState): void {
    void call('pickRequest', { profile: id, endpoint: this.#endpoint() });
  }

  #endpoint(): EndpointChoice {
    if (this.endpoint === picked && this.picked) return this.picked;
    if (!this.custom) return this.endpoint as EndpointId;
    return { method: this.method, path: splitTyped(this.path).path };
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
