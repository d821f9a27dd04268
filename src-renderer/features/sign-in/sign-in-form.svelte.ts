import {
  pinnable,
  signInProblemWords,
  type AddressFacts,
  type CertificateFacts,
  type CertificateFault,
  type HubProblem,
  type ProfileState,
  type SignInFill,
  type SignInProblem,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { navigation, type PastedForm } from '../../state/navigation.svelte.ts';

export type Way = 'password' | 'key';
type Field = NonNullable<ReturnType<typeof signInProblemWords>['field']>;

/** The problems with a connection that its settings may mend. */
const connectionKinds = new Set<HubProblem['kind']>([
  'unreachable',
  'certificate',
  'client-certificate',
  'connection-file',
]);

/** The sign-in form: what is typed, how the address is read, and what is wrong. */
export class SignInForm {
  way = $state<Way>('password');
  address = $state('');
  user = $state('');
  password = $state('');
  keep = $state(false);
  name = $state('');
  key = $state('');
  busy = $state(false);
  /** How main reads the typed address; null while it is no address. */
  facts = $state.raw<AddressFacts | null>(null);
  /** The unknown certificate to decide on. */
  certificate = $state.raw<{ fault: CertificateFault; facts: CertificateFacts } | null>(null);
  #problem = $state.raw<SignInProblem | null>(null);
  #reads = 0;
  /** How it was opened. */
  readonly #initial: { address: string; user: string };

  /** What was `pasted` comes first, then what a program `filled` in, then the profile to sign in to, then `prefill`, how this run was started. */
  constructor(
    profile: ProfileState | undefined,
    prefill: { hub: string; user: string } | null,
    filled: SignInFill | null,
    pasted: PastedForm | null,
  ) {
    this.address = pasted?.hub ?? filled?.hub ?? profile?.hub ?? prefill?.hub ?? '';
    this.user = filled?.user ?? profile?.user ?? prefill?.user ?? '';
    this.keep = profile?.keepSignedIn ?? false;
    this.key = pasted?.key ?? '';
    if (this.key) this.way = 'key';
    this.#initial = { address: this.address, user: this.user };
    if (this.address) void this.readAddress();
  }

  /** Whether a person has begun to fill it in, or it is being sent. */
  get isTouched(): boolean {
    const { address, user } = this.#initial;
    const isChanged = this.address !== address || this.user !== user;
    return this.busy || isChanged || this.way === 'key' || this.password !== '';
  }

  /** The problem that belongs to no single field. */
  get alert(): string | null {
    const words = this.#problem && signInProblemWords(this.#problem);
    return words && words.field === null ? words.text : null;
  }

  errorOf(field: Field): string | null {
    const words = this.#problem && signInProblemWords(this.#problem);
    return words?.field === field ? words.text : null;
  }

  /** Whether other settings of the connection may help, before anybody has signed in. */
  get mayNeedSettings(): boolean {
    if (this.way !== 'password' || this.#problem?.kind !== 'hub') return false;
    return connectionKinds.has(this.#problem.problem.kind);
  }

  /** Adds the Hub without a sign-in, and shows its settings. */
  async setUpConnection(): Promise<void> {
    const { address, user } = this;
    const answer = await call('setUpConnection', { address, user });
    if (answer.ok) navigation.openSettings('hubs');
    else this.#problem = answer.problem;
  }

  /** What was wrong belongs to what was typed before. */
  edited(): void {
    this.#problem = null;
  }

  choose(way: Way): void {
    this.way = way;
    this.#problem = null;
  }

  /** Asks main how it reads the address; only the latest answer counts. */
  async readAddress(): Promise<void> {
    this.#reads += 1;
    const number = this.#reads;
    const read = await call('readAddress', this.address);
    if (number === this.#reads) this.facts = read.ok ? read.value : null;
  }

  distrust(): void {
    this.certificate = null;
  }

  /** Sends the form. `trust` is the certificate fingerprint that the person has just agreed to. */
  async submit(trust: string | null = null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.certificate = null;
    this.#problem = null;
    navigation.stayOnSignIn();
    let signedIn = false;
    try {
      const answer =
        this.way === 'password'
          ? await call('signIn', {
              address: this.address,
              user: this.user,
              password: this.password,
              keep: this.keep,
              trust,
            })
          : await call('saveKey', { address: this.address, name: this.name, key: this.key, trust });
      signedIn = answer.ok;
      if (!answer.ok) this.#fail(answer.problem);
    } finally {
      // After a success main loads a new page, so that nothing typed stays in this one's memory.
      if (!signedIn) {
        this.busy = false;
        navigation.releaseSignIn();
      }
    }
  }

  #fail(problem: SignInProblem): void {
    this.#problem = problem;
    if (problem.kind !== 'hub' || problem.problem.kind !== 'certificate') return;
    const { fault, certificate } = problem.problem;
    if (certificate && pinnable(fault)) this.certificate = { fault, facts: certificate };
  }
}
