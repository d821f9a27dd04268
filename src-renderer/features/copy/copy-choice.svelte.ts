import type {
  CopyKind,
  CopyProblem,
  CopyRequest,
  EndpointChoice,
  EndpointId,
  ProfileState,
  ShellId,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { credentialAt, credentialOptions } from '../../state/credential-options.ts';
import { PendingCopy } from '../../state/pending-copy.svelte.ts';

const custom = 'custom';
const picked = 'picked';

/** A request that was filled in from the Hub's own list of endpoints. */
export interface PickedRequest {
  method: string;
  path: string;
  /** The path is used exactly as in the Hub's API document, with or without a final slash. */
  exact: true;
  body?: string;
}

/** What is chosen on the Copy screen, and the problem of the last copy. */
export class CopyChoice {
  credential = $state('');
  endpoint = $state<string>('health');
  path = $state('/api/jobs/?page=2');
  shell = $state<ShellId>('posix');
  jq = $state(false);
  variable = $state(false);
  picked = $state.raw<PickedRequest | null>(null);
  problem = $state.raw<CopyProblem | null>(null);
  preview = $state('');
  readonly pending = new PendingCopy();

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

  /** Chooses a request from the Hub's own list. */
  pick(request: PickedRequest): void {
    this.picked = request;
    this.endpoint = picked;
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
    // The Sign in screen opens by itself and says which copy waits for it.
    const needsNoMessage = answer.ok || answer.problem.kind === 'sign-in-needed';
    this.problem = needsNoMessage ? null : answer.problem;
  }

  async show(request: CopyRequest): Promise<void> {
    this.preview = await call('preview', request);
  }

  #endpoint(): EndpointChoice {
    if (this.endpoint === picked && this.picked) return this.picked;
    return this.custom ? { path: this.path } : (this.endpoint as EndpointId);
  }
}
