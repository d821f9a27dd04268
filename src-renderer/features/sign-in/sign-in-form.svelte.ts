import {
  pinnable,
  signInProblemWords,
  type AddressFacts,
  type CertificateFacts,
  type CertificateFault,
  type ProfileState,
  type SignInProblem,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { place } from '../../state/place.svelte.ts';

export type Way = 'password' | 'key';
type Field = NonNullable<ReturnType<typeof signInProblemWords>['field']>;

/** The sign-in form: what is typed, how the address is taken, and what is wrong. */
export class SignInForm {
  way = $state<Way>('password');
  address = $state('');
  user = $state('');
  password = $state('');
  keep = $state(false);
  name = $state('');
  key = $state('');
  busy = $state(false);
  /** How main takes the typed address; null while it is none. */
  facts = $state.raw<AddressFacts | null>(null);
  /** The unknown certificate to decide on. */
  certificate = $state.raw<{ fault: CertificateFault; facts: CertificateFacts } | null>(null);
  #problem = $state.raw<SignInProblem | null>(null);
  #asked = 0;

  constructor(profile: ProfileState | undefined, prefill: { hub: string; user: string } | null) {
    this.address = profile?.hub ?? prefill?.hub ?? '';
    this.user = profile?.user ?? prefill?.user ?? '';
    this.keep = profile?.keepSignedIn ?? false;
    if (this.address) void this.readAddress();
  }

  /** What is wrong above the form. */
  get alert(): string | null {
    const words = this.#problem && signInProblemWords(this.#problem);
    return words && words.field === null ? words.text : null;
  }

  errorOf(field: Field): string | null {
    const words = this.#problem && signInProblemWords(this.#problem);
    return words?.field === field ? words.text : null;
  }

  take(way: Way): void {
    this.way = way;
    this.#problem = null;
  }

  /** Asks how the address would be taken; only the latest answer counts. */
  async readAddress(): Promise<void> {
    this.#asked += 1;
    const asked = this.#asked;
    const read = await call('readAddress', this.address);
    if (asked === this.#asked) this.facts = read.ok ? read.value : null;
  }

  distrust(): void {
    this.certificate = null;
  }

  /** Sends it. `trust` is the fingerprint that a person has just agreed to. */
  async submit(trust: string | null = null): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.certificate = null;
    place.hold();
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
      // A page that never held what was typed takes the place of this one once it has signed in.
      if (!signedIn) {
        this.busy = false;
        place.release();
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
