import type { CopiedCredential } from '../../domain/copied-credential.ts';
import type { Credential } from '../../domain/credential.ts';
import type {
  ClipboardProblem,
  CopyCheck,
  CopyKind,
  CopyReceipt,
} from '../../domain/copy-request.ts';
import { fail, ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import { Sequencer } from '../../domain/sequencer.ts';
import type { Clipboard } from '../../ports/clipboard.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Deadlines } from '../deadlines.ts';
import type { Store } from '../store.ts';

export interface CustodyDeps {
  store: Store;
  clipboard: Clipboard;
  clock: Clock;
  deadlines: Deadlines;
}

interface Copied {
  text: Secret;
  origin: CopiedCredential;
  /** The same copy with another credential in it; null: that one was forgotten. */
  textWith: (credential: Credential) => Secret | null;
}

const clearing = 'clipboard';
/** How long the receipt is shown for a copy that isn't cleared, in ms. */
const receiptMs = 8_000;
/** The delays before clearing is tried again, in ms; after the last one Hubkey gives up. */
const clearAgainMs = [1_000, 2_000, 5_000, 10_000];

/**
 * Hubkey's copy on the clipboard: its credential, its receipt, and when it is cleared. A copy is
 * identified by its receipt's number. Writing calls run one after the other.
 */
export class ClipboardCustody {
  readonly #deps: CustodyDeps;
  /** The credential on the clipboard. This class owns and zeroes it. */
  #copied: Secret | null = null;
  #textWith: Copied['textWith'] = () => null;
  /** Which credential it is; null: a text without a credential, or a copy that is being cleared for good. */
  #origin: CopiedCredential | null = null;
  #number = 0;
  #closed = false;
  readonly #turns = new Sequencer<'clipboard'>();

  constructor(deps: CustodyDeps) {
    this.#deps = deps;
  }

  /** The credential in the latest copy, if Hubkey has to clear it. */
  get origin(): CopiedCredential | null {
    return this.#origin;
  }

  /** Copies a credential, takes ownership of it, and plans its clearing. */
  put(
    copied: Copied,
    { what, check }: Pick<CopyReceipt, 'what' | 'check'>,
  ): Promise<Result<CopyReceipt, ClipboardProblem>> {
    return this.#turns.run('clipboard', async () => {
      const { clipboard, store, clock, deadlines } = this.#deps;
      const written = this.#closed
        ? fail('clipboard' as const)
        : await clipboard.write(copied.text);
      if (!written.ok) {
        copied.text.forget();
        return written;
      }
      const { clearClipboardAfter } = store.state.settings;
      const clearsAt = clearClipboardAfter > 0 ? clock.now() + clearClipboardAfter * 1000 : null;
      const receipt = this.#taken(copied, { what, clearsAt, check });
      if (clearsAt === null) deadlines.drop(clearing);
      else deadlines.set(clearing, clearsAt, () => void this.#clear(this.#number));
      return ok(receipt);
    });
  }

  /** Copies a text without a credential. It isn't cleared; its receipt is shown for a moment. */
  putText(text: string, what: CopyKind): Promise<Result<CopyReceipt, ClipboardProblem>> {
    return this.#turns.run('clipboard', async () => {
      const { clipboard, clock, deadlines } = this.#deps;
      if (this.#closed) return fail('clipboard');
      const written = await clipboard.writeText(text);
      if (!written.ok) return written;
      const receipt = this.#taken(null, { what, clearsAt: null, check: 'none' });
      deadlines.set(clearing, clock.now() + receiptMs, () => void this.#clear(receipt.number));
      return ok(receipt);
    });
  }

  /** Copies a text without a receipt, such as a report. It isn't cleared; a shown receipt ends. */
  putPlain(text: string): Promise<Result<void, ClipboardProblem>> {
    return this.#turns.run('clipboard', async () => {
      const { clipboard, deadlines, store } = this.#deps;
      if (this.#closed) return fail('clipboard');
      const written = await clipboard.writeText(text);
      if (!written.ok) return written;
      this.#replacedBy(null);
      deadlines.drop(clearing);
      store.dispatch({ type: 'receipt-ended' });
      return ok();
    });
  }

  /** Runs a job that uses the clipboard while Hubkey writes nothing to it. */
  alone<Value>(act: () => Promise<Value>): Promise<Value> {
    return this.#turns.run('clipboard', act);
  }

  /** Shows the result of the check on the receipt; does nothing if a later copy has its own receipt. */
  mark(number: number, check: CopyCheck): void {
    this.#deps.store.dispatch({ type: 'copy-checked', number, check });
  }

  /**
   * Replaces the text of a copy, and takes ownership of the new one. `same`: it is the same text.
   * `changed`: something else is on the clipboard by now, and stays. `superseded`: a later copy of
   * Hubkey's is on it.
   */
  replace(
    number: number,
    text: Secret,
  ): Promise<'same' | 'replaced' | 'changed' | 'superseded' | 'failed'> {
    return this.#turns.run('clipboard', async () => {
      const copied = this.#copied;
      if (this.#closed || number !== this.#number || !copied || copied.equals(text)) {
        const same = copied?.equals(text) === true;
        text.forget();
        if (number !== this.#number) return 'superseded';
        return same ? 'same' : 'changed';
      }
      const replaced = await this.#deps.clipboard.replaceIfStill(copied, text);
      if (!replaced.ok || replaced.value === 'changed') {
        text.forget();
        return replaced.ok ? 'changed' : 'failed';
      }
      copied.forget();
      this.#copied = text;
      return 'replaced';
    });
  }

  /** Clears a copy that has become useless; see `replace` for the results. */
  async withdraw(number: number): Promise<'withdrawn' | 'changed' | 'superseded'> {
    if (number !== this.#number) return 'superseded';
    return (await this.#clear(number)) === 'changed' ? 'changed' : 'withdrawn';
  }

  /** Clears a credential that has ended. Running checks of that copy see it as superseded. */
  end(): Promise<unknown> {
    this.#origin = null;
    this.#number += 1;
    return this.#clear(this.#number);
  }

  /**
   * The latest copy's key was rotated into `next`: the copy gets the loaded credential if the clipboard
   * still holds it, and is cleared otherwise. A check of the copy that still runs has no say any more.
   */
  async rotate(next: CopiedCredential, load: () => Promise<Credential | null>): Promise<void> {
    // Without a receipt it is being cleared already.
    if (!this.#deps.store.state.receipt) {
      await this.end();
      return;
    }
    this.#origin = next;
    this.#number += 1;
    const number = this.#number;
    const credential = await load();
    if (!(await this.#exchange(number, credential))) await this.#clear(number);
  }

  /** Clears the clipboard if it still holds the latest copy. If that fails, a notice says so. */
  async clear(): Promise<void> {
    // A copy that is still being written counts as the latest.
    await this.#turns.settled('clipboard');
    await this.#clear(this.#number);
  }

  /** Clears it for good: nothing is written from now on, not even a copy in progress. */
  close(): Promise<void> {
    this.#closed = true;
    return this.clear();
  }

  /** Puts the credential into the copy of that number. False: the copy doesn't hold it. */
  #exchange(number: number, credential: Credential | null): Promise<boolean> {
    return this.#turns.run('clipboard', async () => {
      const { store, clipboard } = this.#deps;
      const { receipt } = store.state;
      const copied = this.#copied;
      if (this.#closed || number !== this.#number || !copied || !receipt) return false;
      const text = credential && this.#textWith(credential);
      if (!text) return false;
      const replaced = await clipboard.replaceIfStill(copied, text);
      if (!replaced.ok || replaced.value === 'changed') {
        text.forget();
        return false;
      }
      copied.forget();
      this.#copied = text;
      store.dispatch({ type: 'copied', receipt: { ...receipt, number, check: 'rotated' } });
      return true;
    });
  }

  #clear(number: number, tries = 0): Promise<'cleared' | 'changed' | 'failed'> {
    return this.#turns.run('clipboard', async () => {
      const { deadlines, store, clipboard, clock } = this.#deps;
      if (number !== this.#number) return 'changed';
      const copied = this.#copied;
      this.#copied = null;
      deadlines.drop(clearing);
      store.dispatch({ type: 'receipt-ended' });
      if (!copied) return 'changed';
      const cleared = await clipboard.clearIfStill(copied);
      if (cleared.ok) {
        copied.forget();
        store.dispatch({ type: 'notice-dismissed', kind: 'clipboard-not-cleared' });
        return cleared.value;
      }
      store.dispatch({ type: 'notice-raised', notice: { kind: 'clipboard-not-cleared' } });
      const again = clearAgainMs[tries];
      if (again === undefined) {
        copied.forget();
      } else {
        this.#copied = copied;
        const clearAgain = (): void => void this.#clear(this.#number, tries + 1);
        deadlines.set(clearing, clock.now() + again, clearAgain);
      }
      return 'failed';
    });
  }

  /** Records what the clipboard holds now. */
  #taken(copied: Copied | null, receipt: Omit<CopyReceipt, 'number'>): CopyReceipt {
    const { store } = this.#deps;
    this.#replacedBy(copied);
    const numbered = { number: this.#number, ...receipt };
    store.dispatch({ type: 'copied', receipt: numbered });
    store.dispatch({ type: 'notice-dismissed', kind: 'copy-failed' });
    return numbered;
  }

  #replacedBy(copied: Copied | null): void {
    this.#copied?.forget();
    this.#copied = copied?.text ?? null;
    this.#origin = copied?.origin ?? null;
    this.#textWith = copied?.textWith ?? (() => null);
    this.#number += 1;
    this.#deps.store.dispatch({ type: 'notice-dismissed', kind: 'clipboard-not-cleared' });
  }
}
