import type { CallerFacts, TerminalFacts } from '../domain/caller-facts.ts';
import type { CallerConnection } from '../domain/caller.ts';
import type { FileFacts, ProcessId, ProgramFacts } from '../domain/program-facts.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { SavedHistory } from '../domain/health-history.ts';
import type { ProfileId } from '../domain/ids.ts';
import type { ActivityChain, ActivityEntry, ActivityProblem } from '../domain/activity.ts';
import type { ExchangeProblem } from '../domain/exchange.ts';
import type { NetworkFacts } from '../domain/network-facts.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Secret } from '../domain/secret.ts';
import { nothingSaved, type Saved } from '../domain/saved.ts';
import type { ActivityLog } from '../ports/activity-log.ts';
import type { Browser } from '../ports/browser.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';
import type { CatalogueStore } from '../ports/catalogue-store.ts';
import type { Clipboard } from '../ports/clipboard.ts';
import type { Disposable } from '../ports/disposable.ts';
import type { FileHasher } from '../ports/file-hasher.ts';
import type { ChosenFile, ExchangeFiles } from '../ports/exchange-files.ts';
import type { FilePicker } from '../ports/file-picker.ts';
import type { FileSaver, FileToSave } from '../ports/file-saver.ts';
import type { HealthHistoryStore } from '../ports/health-history-store.ts';
import type { HubTarget } from '../ports/hub-client.ts';
import type { HubNetwork } from '../ports/hub-network.ts';
import type { LoginItemProblem, LoginItems } from '../ports/login-item.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { LoadNote, ProfileStore, SaveProblem } from '../ports/profile-store.ts';
import type { Shortcuts } from '../ports/shortcut.ts';
import type { TerminalCommand } from '../domain/terminal-command.ts';
import type { Product } from '../ports/product.ts';
import type { ProductFacts } from '../domain/product-facts.ts';
import type { TerminalCommands } from '../ports/terminal-commands.ts';
import type { Wakeups } from '../ports/wakeups.ts';

/** A clipboard in memory. */
export class FakeClipboard implements Clipboard {
  text = '';
  broken = false;

  write(secret: Secret): Promise<Result<void, 'clipboard'>> {
    return this.writeText(secret.reveal());
  }

  writeText(text: string): Promise<Result<void, 'clipboard'>> {
    if (this.broken) return Promise.resolve(fail('clipboard'));
    this.text = text;
    return Promise.resolve(ok());
  }

  clearIfStill(secret: Secret): Promise<Result<'cleared' | 'changed', 'clipboard'>> {
    if (this.text !== secret.reveal()) return Promise.resolve(ok('changed'));
    if (this.broken) return Promise.resolve(fail('clipboard'));
    this.text = '';
    return Promise.resolve(ok('cleared'));
  }

  async replaceIfStill(
    secret: Secret,
    next: Secret,
  ): Promise<Result<'replaced' | 'changed', 'clipboard'>> {
    if (this.text !== secret.reveal()) return ok('changed');
    const written = await this.write(next);
    return written.ok ? ok('replaced') : written;
  }
}

/** A settings file in memory. */
export class FakeProfileStore implements ProfileStore {
  saved: Saved = nothingSaved;
  note: LoadNote = { kind: 'fine' };
  problem: SaveProblem | null = null;
  setAside: ReadonlySet<string> | null = new Set();
  /** How often it was asked to save. */
  saves = 0;

  load(): { saved: Saved; note: LoadNote } {
    const known = this.note.kind !== 'unread' && this.note.kind !== 'newer';
    return { saved: known ? this.saved : nothingSaved, note: this.note };
  }

  setAsideIds(): ReadonlySet<string> | null {
    return this.setAside;
  }

  save(saved: Saved): Promise<Result<void, SaveProblem>> {
    this.saves += 1;
    if (this.note.kind === 'unread' || this.note.kind === 'newer') {
      return Promise.resolve(fail(this.note.kind));
    }
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.saved = saved;
    return Promise.resolve(ok());
  }
}

/** Wakes on demand. */
export class FakeWakeups implements Wakeups {
  readonly #listeners = new Set<() => void>();

  onWake(run: () => void): Disposable {
    this.#listeners.add(run);
    return { dispose: () => void this.#listeners.delete(run) };
  }

  wake(): void {
    for (const run of this.#listeners) run();
  }

  get listening(): number {
    return this.#listeners.size;
  }
}

/** Records what was shown. */
export class FakeNotifier implements Notifier {
  readonly shown: { title: string; body: string; onClick: () => void }[] = [];
  /** The desktop has no notifications. */
  absent = false;

  show(note: { title: string; body: string; onClick: () => void }): boolean {
    if (this.absent) return false;
    this.shown.push(note);
    return true;
  }
}

/** Records what was opened. */
export class FakeBrowser implements Browser {
  readonly opened: string[] = [];

  open(url: string): Promise<void> {
    this.opened.push(url);
    return Promise.resolve();
  }
}

/** "Encrypts" by keeping text and passphrase apart from the file. */
export class FakeExchangeFiles implements ExchangeFiles {
  /** What the next `choose` answers. */
  chosen: Result<ChosenFile, ExchangeProblem> = ok({ kind: 'cancelled' });
  readonly sealed: { text: string; passphrase: string }[] = [];

  choose(): Promise<Result<ChosenFile, ExchangeProblem>> {
    return Promise.resolve(this.chosen);
  }

  seal(text: Secret, passphrase: Secret): Promise<Result<Uint8Array, 'failed'>> {
    this.sealed.push({ text: text.reveal(), passphrase: passphrase.reveal() });
    return Promise.resolve(ok(new Uint8Array([1, 2, 3])));
  }
}

/** Records what was saved. */
export class FakeFileSaver implements FileSaver {
  readonly saved: FileToSave[] = [];

  save(file: FileToSave): Promise<Result<'saved' | 'cancelled', 'failed'>> {
    this.saved.push(file);
    return Promise.resolve(ok('saved'));
  }
}

/** Chooses the file that it is told to; null: none. */
export class FakeFilePicker implements FilePicker {
  next: string | null = null;
  readonly titles: string[] = [];

  pick(title: string): Promise<string | null> {
    this.titles.push(title);
    return Promise.resolve(this.next);
  }
}

/** Says of connections what it is told. */
export class FakeHubNetwork implements HubNetwork {
  result: NetworkFacts = { proxy: { kind: 'direct', from: 'system' }, faults: [] };
  readonly asked: HubTarget[] = [];
  readonly forgotten: ProfileId[] = [];

  forget(profile: ProfileId): void {
    this.forgotten.push(profile);
  }

  facts(target: HubTarget): Promise<NetworkFacts> {
    this.asked.push(target);
    return Promise.resolve(this.result);
  }
}

/** Stores histories in memory. */
export class MemoryHealthHistories implements HealthHistoryStore {
  readonly saved = new Map<ProfileId, SavedHistory>();

  load(profile: ProfileId): Promise<SavedHistory> {
    return Promise.resolve(this.saved.get(profile) ?? new Map<string, never>());
  }

  save(profile: ProfileId, history: SavedHistory): Promise<void> {
    this.saved.set(profile, history);
    return Promise.resolve();
  }

  readonly reportedAlerts = new Map<ProfileId, readonly string[]>();

  loadReportedAlerts(profile: ProfileId): Promise<readonly string[]> {
    return Promise.resolve(this.reportedAlerts.get(profile) ?? []);
  }

  saveReportedAlerts(profile: ProfileId, names: readonly string[]): Promise<void> {
    this.reportedAlerts.set(profile, names);
    return Promise.resolve();
  }

  remove(profile: ProfileId): Promise<void> {
    this.saved.delete(profile);
    this.reportedAlerts.delete(profile);
    return Promise.resolve();
  }
}

/** An activity log in memory; `batches` has an entry for each time it was added to. */
export class FakeActivityLog implements ActivityLog {
  readonly batches: (readonly ActivityEntry[])[] = [];
  chain: ActivityChain = { kind: 'unbroken', since: null };
  problem: ActivityProblem | null = null;

  append(entries: readonly ActivityEntry[]): Promise<Result<void, ActivityProblem>> {
    if (this.problem) return Promise.resolve(fail(this.problem));
    this.batches.push(entries);
    return Promise.resolve(ok());
  }

  read(): Promise<{ entries: ActivityEntry[]; chain: ActivityChain }> {
    return Promise.resolve({ entries: this.batches.flat(), chain: this.chain });
  }
}

/** Knows about callers what a test says. */
export class FakeCallerInspector implements CallerInspector {
  facts: CallerFacts = callerOf(programOf('/usr/bin/sync'));
  /** Facts about single callers, by port; `facts` is for all others. */
  readonly byPort = new Map<number, CallerFacts>();
  inspected = 0;
  readonly ended = new Set<number>();

  inspect(connection: CallerConnection): Promise<CallerFacts> {
    this.inspected += 1;
    const own = connection.door === 'tcp' ? this.byPort.get(connection.remotePort) : undefined;
    return Promise.resolve(own ?? this.facts);
  }

  isAlive({ pid }: ProcessId): boolean {
    return !this.ended.has(pid);
  }
}

/** Knows the content of files by path: the same for each state of a file, unless a test says otherwise. */
export class FakeFileHasher implements FileHasher {
  readonly contents = new Map<string, string>();
  hashed = 0;
  /** No file can be read. */
  broken = false;

  hash({ path }: FileFacts): Promise<string | null> {
    this.hashed += 1;
    return Promise.resolve(this.broken ? null : (this.contents.get(path) ?? `hash of ${path}`));
  }
}

/** A file of that path; each path has an inode of its own. */
export const fileOf = (path: string, changed = '1'): FileFacts => ({
  path,
  device: '1',
  inode: path,
  changed,
});

/** A program that runs the file of that path, and perhaps a script. */
export function programOf(path: string, change: Partial<ProgramFacts> = {}): ProgramFacts {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const file = { executable: fileOf(path), tool: name, script: null, scriptUnchanged: true };
  return { pid: 41, startTime: '100', name, ...file, ...change };
}

/** A caller by the programs from it up, in a terminal or in none. */
export function callerOf(
  program: ProgramFacts,
  parents: readonly ProgramFacts[] = [],
  terminal: TerminalFacts | null = null,
): CallerFacts {
  const { executable } = program;
  if (!executable) throw new Error('Such a caller is not known.');
  return { known: 'program', program: { ...program, executable }, parents, terminal };
}

/** Records what is registered, and presses it on demand. */
export class FakeShortcuts implements Shortcuts {
  readonly registered = new Map<string, () => void>();
  problem: 'refused' | 'wayland' | null = null;

  register(shortcut: string, pressed: () => void): Result<Disposable, 'refused' | 'wayland'> {
    if (this.problem) return fail(this.problem);
    this.registered.set(shortcut, pressed);
    return ok({ dispose: () => void this.registered.delete(shortcut) });
  }

  press(shortcut: string): void {
    this.registered.get(shortcut)?.();
  }
}

/** A Hubkey that shows no folder. */
export class FakeProduct implements Product {
  facts(): ProductFacts {
    return {
      versions: { hubkey: '1.2.3', electron: '45.0.0', chromium: '140.0.0', node: '24.0.0' },
      system: 'linux 6.8.0 x64',
      licence: 'MIT',
      folders: { data: '/home/x/.config/Hubkey', licences: '/opt/Hubkey' },
    };
  }

  openFolder(): Promise<Result<void, 'failed'>> {
    return Promise.resolve(fail('failed'));
  }
}

/** A command that is installed and removed in memory. */
export class FakeTerminalCommands implements TerminalCommands {
  #state: TerminalCommand['state'] = 'absent';

  status(): Promise<TerminalCommand> {
    return Promise.resolve({
      path: '/home/x/.local/bin/hubkey',
      state: this.#state,
      onPath: true,
      extras: [],
    });
  }

  async install(): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    this.#state = 'installed';
    return ok(await this.status());
  }

  async remove(): Promise<Result<TerminalCommand, 'other' | 'failed'>> {
    this.#state = 'absent';
    return ok(await this.status());
  }
}

/** Stores catalogues in memory. */
export class MemoryCatalogues implements CatalogueStore {
  readonly saved = new Map<ProfileId, Catalogue>();

  load(profile: ProfileId): Promise<Catalogue | null> {
    return Promise.resolve(this.saved.get(profile) ?? null);
  }

  save(profile: ProfileId, catalogue: Catalogue): Promise<void> {
    this.saved.set(profile, catalogue);
    return Promise.resolve();
  }

  remove(profile: ProfileId): Promise<void> {
    this.saved.delete(profile);
    return Promise.resolve();
  }
}

/** Login items in memory: what was done, unless a folder is locked. */
export class FakeLoginItems implements LoginItems {
  readonly done: ('on' | 'off' | 'mended')[] = [];
  locked: string | null = null;

  set(start: boolean): Result<void, LoginItemProblem> {
    return this.#do(start ? 'on' : 'off');
  }

  mend(): Result<void, LoginItemProblem> {
    return this.#do('mended');
  }

  #do(what: (typeof this.done)[number]): Result<void, LoginItemProblem> {
    if (this.locked !== null) return fail({ folder: this.locked });
    this.done.push(what);
    return ok();
  }
}
