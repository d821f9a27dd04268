import {
  choiceOf,
  keyDoneWords,
  m,
  shortName,
  shownName,
  type ClientKey,
  type ClientKeyId,
  type CopyKind,
  type KeyAct,
  type KeyProblem,
  type KeyRequest,
  type KeyRow,
  type ProfileId,
  type ProfileState,
} from '../../../src-main/contract/index.ts';
import { call } from '../../bridge.ts';
import { toast } from '../../state/toast.svelte.ts';
import { view } from '../../state/view.svelte.ts';
import type { KeyList } from './key-list.svelte.ts';
import { isShownByActs, keyTroubleWords, type KeyTrouble } from './key-trouble.ts';

/**
 * What a person does with client keys, and what went wrong with it last. Each action belongs to the profile that was shown
 * when it began. Where another profile, or another screen, is shown by the time that it fails, a toast says so.
 */
export class KeyActions {
  #trouble = $state.raw<{ of: ProfileId; what: KeyTrouble } | null>(null);
  /** A new key that the keychain hasn't saved yet, which the trouble is about. */
  #unsaved = $state.raw<ClientKeyId | null>(null);
  /** The unfinished changes from before the one in progress, which its dialog tells of; null: none is in progress. */
  #earlierActs = $state.raw<readonly string[] | null>(null);
  readonly #list: Pick<KeyList, 'load'>;
  #left = false;

  constructor(list: Pick<KeyList, 'load'>) {
    this.#list = list;
  }

  /** What went wrong in the profile that is shown; null: nothing, or it was dismissed. */
  get trouble(): KeyTrouble | null {
    return this.#trouble?.of === view.profile?.id ? (this.#trouble?.what ?? null) : null;
  }

  dismiss(): void {
    this.#trouble = null;
  }

  /** Another profile is shown from now on. */
  switchTo(shown: ProfileId): void {
    if (this.#trouble?.of !== shown) this.#trouble = this.#unsaved = null;
  }

  /** The screen isn't shown any more, so it can't show a trouble. */
  leave(): void {
    this.#left = true;
  }

  /** The unfinished changes of a profile that nothing else on the screen tells of. */
  unfinishedOf({ acts }: ProfileState): readonly KeyAct[] {
    const earlier = this.#earlierActs;
    return acts.filter(({ key }) => !earlier || earlier.includes(key));
  }

  /** Takes the trouble back once the keychain has saved the new key. */
  noteSaved({ id, keys }: ProfileState): void {
    const key = keys.find((known) => known.id === this.#unsaved);
    if (key?.saved === true) this.#succeed(id, () => keyDoneWords('create', key.name));
  }

  async copy(of: ProfileState, key: ClientKey, what: CopyKind): Promise<void> {
    const answer = await call('copy', {
      what,
      profile: of.id,
      credential: { kind: 'client-key', name: key.name },
      endpoint: 'health',
      shell: view.shell,
      jq: false,
      variable: false,
    });
    if (!answer.ok) this.#fail(of.id, { kind: 'copy', problem: answer.problem });
    else if (of.id === view.profile?.id) this.#trouble = null;
  }

  async check(of: ProfileState, key: ClientKey): Promise<void> {
    const answer = await call('checkKey', { profile: of.id, key: key.id });
    if (answer.ok) {
      this.#succeed(of.id, () => m.keys_works({ name: shownName(key.name) }));
      return;
    }
    this.#fail(of.id, { kind: 'key', problem: answer.problem, key });
    // A key that the Hub rejects may have disappeared from its list too.
    void this.#list.load(of.id);
  }

  async forget(of: ProfileState, key: ClientKey): Promise<void> {
    await call('forgetKey', { profile: of.id, key: key.id });
    this.#succeed(of.id, () => m.keys_forgotten({ name: shownName(key.name) }));
    void this.#list.load(of.id);
  }

  async mark(of: ProfileState, key: ClientKey, forScripts: boolean): Promise<void> {
    await call('markKey', { profile: of.id, key: key.id, forScripts });
    const name = shownName(key.name);
    this.#succeed(of.id, () => (forScripts ? m.keys_marked({ name }) : m.keys_unmarked({ name })));
  }

  /** Asks the Hub for a change. Returns why it failed; null: it is done, or continues after a sign-in. */
  async request(of: ProfileState, request: KeyRequest): Promise<KeyProblem | null> {
    this.#earlierActs = of.acts.map(({ key }) => key);
    const answer = await call('changeKey', { profile: of.id, request });
    this.#earlierActs = null;
    // The Sign in screen opens by itself and says which change waits for it.
    if (!answer.ok && answer.problem.kind === 'sign-in-needed') return null;
    if (answer.ok) this.#succeed(of.id, () => keyDoneWords(request.do, request.name.trim()));
    void this.#list.load(of.id);
    return answer.ok ? null : answer.problem;
  }

  /** The same, and says on the screen why it failed. */
  async change(of: ProfileState, request: KeyRequest): Promise<void> {
    const problem = await this.request(of, request);
    if (!problem) return;
    const id = request.do === 'create' ? null : request.key;
    this.show(of.id, problem, of.keys.find((key) => key.id === id) ?? null);
  }

  /** Resumes the unfinished changes of a profile. */
  async resume({ id }: ProfileState): Promise<void> {
    const answer = await call('resumeKeys', id);
    if (!answer.ok) this.show(id, answer.problem, null);
    void this.#list.load(id);
  }

  /** Revokes keys one after the other, up to the first that fails; false: the rest waits for a sign-in. */
  async revokeAll(
    of: ProfileState,
    rows: readonly KeyRow[],
    ondone: (row: KeyRow, count: number) => void,
  ): Promise<boolean> {
    let done = 0;
    for (const row of rows) {
      const { name, hubId, key } = row;
      if (hubId === null) continue;
      const request = { do: 'revoke', name, hubId, key: key?.id ?? null } as const;
      const answer = await call('changeKey', { profile: of.id, request });
      if (!answer.ok) {
        if (answer.problem.kind === 'sign-in-needed') return false;
        const untried = rows.length - done - 1;
        this.#fail(of.id, { kind: 'revoke-many', name, problem: answer.problem, untried });
        break;
      }
      done += 1;
      ondone(row, done);
    }
    if (done > 0 && of.id === view.profile?.id) {
      toast.say(() => m.keys_revoked_many({ count: done }));
    }
    void this.#list.load(of.id);
    return true;
  }

  /** Exports these keys, or all of the profile where there are none. */
  async exportLedger(of: ProfileState, rows: readonly KeyRow[]): Promise<void> {
    const only = rows.length > 0 ? choiceOf(rows) : null;
    const answer = await call('exportKeys', { profile: of.id, only });
    if (!answer.ok) this.#fail(of.id, { kind: 'export' });
    else if (answer.value === 'saved') this.#succeed(of.id, m.keys_exported);
  }

  /** Says why something failed, unless the list of unfinished changes says it. */
  show(of: ProfileId, problem: KeyProblem, key: ClientKey | null): void {
    if (isShownByActs(problem)) return;
    this.#fail(of, { kind: 'key', problem, key });
    if (this.#isShown(of)) this.#unsaved = problem.kind === 'not-saved' ? problem.key : null;
  }

  #isShown(of: ProfileId): boolean {
    return !this.#left && of === view.profile?.id;
  }

  #succeed(of: ProfileId, words: () => string): void {
    if (of !== view.profile?.id) return;
    this.#trouble = null;
    this.#unsaved = null;
    toast.say(words);
  }

  #fail(of: ProfileId, what: KeyTrouble): void {
    if (this.#isShown(of)) {
      this.#unsaved = null;
      this.#trouble = { of, what };
      return;
    }
    const profile = view.now.profiles.find(({ id }) => id === of);
    if (!profile) return;
    const name = shortName(profile.name);
    toast.say(() => m.keys_trouble_of({ profile: name, trouble: keyTroubleWords(what) }));
  }
}
