import {
  filledEntry,
  filledPath,
  hasRequest,
  isJsonText,
  methodFor,
  missingParameters,
  requestOfChoice,
  splitTyped,
  typedRequest,
  withGuide,
  withRequest,
  type Catalogue,
  type CatalogueEntry,
  type CopyKind,
  type CopyOptions,
  type CopyProblem,
  type CopyRequest,
  type EndpointChoice,
  type PersonCopyProblem,
  type ProfileId,
  type ProfileState,
  type RequestChoice,
  type RequestProblem,
  type Result,
  type SavedRequest,
  type ShellId,
} from '../../../src-main/contract/index.ts';
import { call, whole } from '../../bridge.ts';
import { credentialAt, credentialOptions } from '../../state/credential-options.ts';
import { PendingCopy } from '../../state/pending-copy.svelte.ts';

/** What is chosen in the field "Endpoint". */
export type Chosen =
  /** A request of the Hub that is being filled in. */
  | { kind: 'entry'; entry: CatalogueEntry; values: Readonly<Record<string, string>>; body: string }
  /** A request that was used before. Main has its body. */
  | { kind: 'saved'; request: RequestChoice }
  | { kind: 'typed'; text: string; body: string };

/** The methods of typed requests that may have a body. */
const bodyMethods = new Set(['POST', 'PUT', 'PATCH']);

/** What is chosen on the Copy screen, and the problem of the last copy. */
export class CopyChoice {
  credential = $state('');
  what = $state<CopyKind>('helper command');
  shell = $state<ShellId>('posix');
  jq = $state(false);
  variable = $state(false);
  chosen = $state.raw<Chosen>(firstChosen());
  /** What the Hub takes; until it is loaded, what the Hub's guide says. */
  catalogue = $state.raw<Catalogue | null>(null);
  /** Whether a copy was tried, so that the fields say what is missing. */
  tried = $state(false);
  problem = $state.raw<PersonCopyProblem | null>(null);
  preview = $state.raw<Result<string, CopyProblem>>({ ok: true, value: '' });
  readonly pending = new PendingCopy();
  /** The catalogues that are being loaded. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- nothing is drawn from it
  readonly #catalogues = new Map<ProfileId, Promise<Catalogue>>();
  #turn = 0;
  #restored: ProfileId | null = null;
  #optionsChosen = false;
  #previews = 0;

  constructor(shell: ShellId) {
    this.shell = shell;
  }

  /** Main remembers it while the window is closed. */
  chooseOptions(change: Partial<CopyOptions>): void {
    this.#optionsChosen = true;
    this.problem = null;
    const { what, shell, jq, variable } = this;
    const options = { what, shell, jq, variable, ...change };
    this.#showOptions(options);
    void call('chooseCopyOptions', options);
  }

  async restoreOptions(): Promise<void> {
    const options = await call('copyOptions', null);
    // What the person has chosen since then stays.
    if (options && !this.#optionsChosen) this.#showOptions(options);
  }

  get entries(): readonly CatalogueEntry[] {
    return this.catalogue?.entries ?? withGuide([]);
  }

  /** Loads a profile's catalogue. A running load is shared, unless `again` asks for a fresh one. */
  async loadCatalogue(profile: ProfileId, again = false): Promise<void> {
    let loading = again ? undefined : this.#catalogues.get(profile);
    if (!loading) {
      loading = whole(call('catalogue', { profile, again }));
      this.#catalogues.set(profile, loading);
    }
    const turn = again ? (this.#turn += 1) : this.#turn;
    try {
      const catalogue = await loading;
      // A catalogue that was reloaded in the meantime takes precedence.
      if (this.#restored === profile && turn === this.#turn) this.catalogue = catalogue;
    } finally {
      if (this.#catalogues.get(profile) === loading) this.#catalogues.delete(profile);
    }
  }

  /** Chooses an endpoint. Main remembers it, and alone keeps its body. */
  choose({ id }: ProfileState, chosen: Chosen): void {
    this.chosen = chosen;
    this.problem = null;
    // Half a path would be of no use later.
    if (this.missing.length === 0) {
      void call('pickRequest', { profile: id, endpoint: this.endpoint });
    }
  }

  chooseEntry(profile: ProfileState, entry: CatalogueEntry): void {
    this.tried = false;
    this.choose(profile, entryChosen(entry));
  }

  chooseSaved(profile: ProfileState, { method, path }: SavedRequest): void {
    this.tried = false;
    this.choose(profile, { kind: 'saved', request: { method, path, exact: true } });
  }

  type(profile: ProfileState, text: string): void {
    const body = this.chosen.kind === 'typed' ? this.chosen.body : '';
    this.choose(profile, { kind: 'typed', text, body });
  }

  /** Opens the fields of a request that was used before. */
  fillIn(profile: ProfileState, request: SavedRequest): boolean {
    const entry = filledEntry(request, this.entries);
    if (entry) this.chooseEntry(profile, entry);
    return entry !== null;
  }

  /** Whether the request that was used before has fields. */
  get canFillIn(): boolean {
    const entry = this.saved && filledEntry(this.saved, this.entries);
    return entry !== null && (entry.body !== null || entry.parameters.length > 0);
  }

  /** Opens the fields of the chosen request, with what its path has already. */
  refill(profile: ProfileState): void {
    if (this.saved) this.fillIn(profile, this.saved);
  }

  /** Shows what was chosen for a profile before; gives the endpoint that is to be filled in now. */
  async restore(profile: ProfileId): Promise<SavedRequest | null> {
    if (this.#restored !== profile) {
      this.#restored = profile;
      this.catalogue = null;
      // Until main answers, nothing of the previous profile can be copied.
      const first = firstChosen();
      this.chosen = first;
      this.tried = false;
      const picked = await call('pickedRequest', profile);
      // What the person has chosen since then stays.
      if (picked && this.#restored === profile && this.chosen === first)
        this.chosen = chosenOf(picked);
    }
    return call('takeFillIn', profile);
  }

  /** The chosen request, as it can be a favourite; null: it can't. */
  get saved(): SavedRequest | null {
    return requestOfChoice(this.endpoint);
  }

  isFavourite({ favouriteRequests }: ProfileState): boolean {
    return this.saved !== null && hasRequest(favouriteRequests, this.saved);
  }

  toggleFavourite({ id }: ProfileState): void {
    void call('toggleFavourite', { profile: id, endpoint: this.endpoint });
  }

  /** What is wrong with the typed path; null: nothing, or none is typed. */
  get typedProblem(): RequestProblem | null {
    if (this.chosen.kind !== 'typed') return null;
    const request = typedRequest(this.chosen.text, this.entries);
    return request.ok ? null : request.problem;
  }

  /** The parameters that have to be filled in before there is a command. */
  get missing(): readonly string[] {
    return this.chosen.kind === 'entry'
      ? missingParameters(this.chosen.entry, this.chosen.values)
      : [];
  }

  /** The body that is shown in a field; null: the request has none, or only main knows it. */
  get body(): string | null {
    const { chosen } = this;
    switch (chosen.kind) {
      case 'entry':
        return chosen.entry.body === null ? null : chosen.body;
      case 'typed':
        return bodyMethods.has(this.#typedMethod(chosen.text)) ? chosen.body : null;
      case 'saved':
        return null;
    }
  }

  get isBadBody(): boolean {
    return this.body !== null && this.body.trim() !== '' && !isJsonText(this.body);
  }

  setBody(profile: ProfileState, body: string): void {
    if (this.chosen.kind !== 'saved') this.choose(profile, { ...this.chosen, body });
  }

  setValue(profile: ProfileState, name: string, value: string): void {
    if (this.chosen.kind !== 'entry') return;
    const values = { ...this.chosen.values, [name]: value };
    this.choose(profile, { ...this.chosen, values });
  }

  /** Chooses the default credential if the chosen one isn't the profile's. */
  fit(profile: ProfileState): void {
    const values = credentialOptions(profile).map(({ value }) => value);
    if (!values.includes(this.credential)) this.credential = values[0] ?? '';
  }

  request(profile: ProfileState): CopyRequest {
    const { what, shell, jq, variable } = this;
    const endpoint = withRequest.has(what) ? this.endpoint : 'health';
    const credential = credentialAt(profile, this.credential);
    return { what, profile: profile.id, credential, endpoint, shell, jq, variable };
  }

  async copy(profile: ProfileState): Promise<void> {
    const request = this.request(profile);
    this.problem = null;
    const answer = await this.pending.until(request, call('copy', request));
    // Sign-in opens by itself and says which copy waits for it; what has to be filled in, and what is wrong with the
    // path, stands beside the fields.
    const elsewhere = ['sign-in-needed', 'unfilled', 'bad-path'];
    this.problem = answer.ok || elsewhere.includes(answer.problem.kind) ? null : answer.problem;
  }

  /** Opens the Hub's API docs with the chosen credential. */
  async openDocs(profile: ProfileState): Promise<void> {
    const credential = credentialAt(profile, this.credential);
    await call('openDocs', { profile: profile.id, credential });
  }

  async show(request: CopyRequest): Promise<void> {
    this.#previews += 1;
    const asked = this.#previews;
    const preview = await call('preview', request);
    // A newer request has been made, so this answer is outdated.
    if (asked === this.#previews) this.preview = preview;
  }

  get endpoint(): EndpointChoice {
    const { chosen } = this;
    switch (chosen.kind) {
      case 'entry': {
        const { entry, values } = chosen;
        const body = entry.body === null ? '' : chosen.body.trim();
        return { method: entry.method, path: filledPath(entry, values), exact: true, body };
      }
      case 'saved':
        return chosen.request;
      case 'typed': {
        const method = this.#typedMethod(chosen.text);
        const { path } = splitTyped(chosen.text);
        const body = chosen.body.trim();
        return { method, path, ...(bodyMethods.has(method) && body ? { body } : {}) };
      }
    }
  }

  /** The method of a typed path: the one typed before it, or the one that the Hub is known to take there. */
  #typedMethod(text: string): string {
    const { method, path } = splitTyped(text);
    return method ?? methodFor(path, this.entries);
  }

  #showOptions({ what, shell, jq, variable }: CopyOptions): void {
    [this.what, this.shell, this.jq, this.variable] = [what, shell, jq, variable];
  }
}

const entryChosen = (entry: CatalogueEntry): Chosen => ({
  kind: 'entry',
  entry,
  values: Object.fromEntries(
    entry.parameters.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter.example]),
  ),
  body: entry.body ?? '',
});

/** Until a person chooses something else: the Hub's health. */
function firstChosen(): Chosen {
  const [health] = withGuide([]).filter(({ known }) => known === 'health');
  if (!health) throw new Error('The guide has the Hub’s health.');
  return entryChosen(health);
}

/** What main remembers, as it is shown. */
function chosenOf(picked: EndpointChoice): Chosen {
  if (typeof picked !== 'string' && !picked.exact) {
    const { method, path } = picked;
    const shown = method === undefined || method === 'GET' ? path : `${method} ${path}`;
    return { kind: 'typed', text: shown, body: '' };
  }
  const request = requestOfChoice(picked);
  const entry = request && filledEntry(request, withGuide([]));
  if (entry && entry.path === request.path && entry.body === null) return entryChosen(entry);
  return typeof picked === 'string' ? firstChosen() : { kind: 'saved', request: picked };
}
