import { afterAll, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../domain/secret.ts';
import type { KeychainLock } from '../../ports/secret-store.ts';
import { secretStoreContract } from '../../testing/contracts.ts';
import { ManualClock, settled } from '../../testing/manual-clock.ts';
import { MemorySecretStore } from '../../testing/memory-secret-store.ts';
import { SystemClock } from '../system-clock.ts';
import type { ChildEvents, ForkChild } from './child-process.ts';
import type { FoundItems } from './keychain-monitor.ts';
import { KeytarSecretStore } from './keytar-secret-store.ts';
import { readRequest } from './read-request.ts';
import { serveKeychain, type Keytar } from './serve-keychain.ts';

secretStoreContract('in memory', () => new MemorySecretStore());

// `npm test` and `npm run unit` bring a session bus and a keyring of their own.
describe.runIf(process.env['HUBKEY_DESKTOP_SESSION'])('the real keychain', () => {
  const load = async () => ((await import('keytar')) as { default: Keytar }).default;
  const fork: ForkChild = ({ message }) => ({
    send: (sent) => void serveKeychain(sent, load).then(message),
    end: () => undefined,
  });
  const store = new KeytarSecretStore({
    fork,
    clock: new SystemClock(),
    service: `Hubkey test ${process.pid}`,
  });
  afterAll(() => store.dispose());
  secretStoreContract('keytar', () => store);

  it('sees whether it is locked, without asking', async () => {
    expect(await store.lock()).toBe('open');
  });
});

/** A keychain whose process answers as a test says, and that shows what a test lets it. */
class Rig {
  readonly clock = new ManualClock();
  /** What the processes were asked, with the number of the process. */
  readonly asked: string[] = [];
  readonly ended: number[] = [];
  /** The memory of the secrets that were written, and their texts as they were sent. */
  readonly written: { units: Uint16Array; text: string }[] = [];
  lock: KeychainLock = 'open';
  found: FoundItems | null = null;
  /** The reply to a call; null: none comes. */
  reply: (call: string, child: number) => string | null | Error | undefined = () => null;
  readonly store: KeytarSecretStore;
  #children: ChildEvents[] = [];
  #waiting: ((value: string | null) => void)[] = [];

  constructor(platform: NodeJS.Platform = 'linux') {
    this.store = new KeytarSecretStore({
      clock: this.clock,
      platform,
      monitor: {
        lock: () => Promise.resolve(this.lock),
        find: () => Promise.resolve(this.found),
        onChange: () => ({ dispose: () => undefined }),
        dispose: () => undefined,
      },
      fork: (events) => {
        const child = this.#children.push(events);
        return {
          send: (message) => this.#answer(message, child),
          end: () => void this.ended.push(child),
        };
      },
    });
  }

  get children(): number {
    return this.#children.length;
  }

  /** The process ends by itself. */
  crash(): void {
    this.#children.at(-1)?.exited();
  }

  /** Answers the call that no reply came to. */
  answer(value: string | null): void {
    this.#waiting.shift()?.(value);
  }

  #answer(message: unknown, child: number): void {
    const request = readRequest(message);
    if (!request) throw new Error('Not a request.');
    this.asked.push(`${child} ${request.call}`);
    if (request.call === 'write') {
      const { secret: units } = request;
      this.written.push({ units, text: String.fromCharCode(...units) });
    }
    const { id } = request;
    const { message: hear } = this.#children[child - 1] ?? {};
    const reply = this.reply(request.call, child);
    const send = (text: string | null) =>
      hear?.({ id, ok: true, value: text === null ? null : Secret.of(text).revealUnits() });
    if (reply === undefined) this.#waiting.push(send);
    else if (reply instanceof Error)
      queueMicrotask(() => hear?.({ id, ok: false, message: reply.message }));
    else queueMicrotask(() => send(reply));
  }
}

describe('its process', () => {
  it('is started at the first call, serves the next ones and ends when idle', async () => {
    const rig = new Rig();
    expect(rig.children).toBe(0);
    await rig.store.write('one', Secret.of('1'));
    await rig.clock.advance(9_000);
    await rig.store.write('one', Secret.of('2'));
    expect(rig.ended).toEqual([]);
    await rig.clock.advance(10_000);
    expect(rig.ended).toEqual([1]);
    await rig.store.write('one', Secret.of('3'));
    expect(rig.children).toBe(2);
  });

  it('gets one call at a time', async () => {
    const rig = new Rig();
    rig.reply = () => undefined;
    void rig.store.read('one');
    void rig.store.read('two');
    await settled();
    expect(rig.asked).toEqual(['1 read']);
    rig.answer('1');
    await settled();
    expect(rig.asked).toEqual(['1 read', '1 read']);
  });

  it('is replaced where the keychain was restarted, and the caller sees success', async () => {
    const rig = new Rig();
    await rig.store.write('one', Secret.of('1'));
    const dead = new Error('The session wrapping the secret does not exist');
    rig.reply = (_call, child) => (child === 1 ? dead : null);
    expect(await rig.store.write('one', Secret.of('2'))).toEqual({ ok: true, value: undefined });
    expect(rig.asked).toEqual(['1 write', '1 write', '2 write']);
  });

  it('is not started again and again where a new one fails too', async () => {
    const rig = new Rig();
    rig.reply = () =>
      new Error('The name org.freedesktop.secrets was not provided by any .service files');
    expect(await rig.store.write('one', Secret.of('1'))).toEqual({ ok: false, problem: 'absent' });
    expect(rig.children).toBe(1);
  });

  it('may be killed in the middle of a call: that is made once more in a new one', async () => {
    const rig = new Rig();
    rig.reply = (_call, child) => (child === 1 ? undefined : null);
    const written = rig.store.write('one', Secret.of('1'));
    await settled();
    rig.crash();
    expect(await written).toEqual({ ok: true, value: undefined });
    expect(rig.asked).toEqual(['1 write', '2 write']);
  });

  it('may crash twice: that call fails, and the next one gets a new process', async () => {
    const rig = new Rig();
    rig.reply = () => undefined;
    const written = rig.store.write('one', Secret.of('1'));
    await settled();
    rig.crash();
    await settled();
    rig.crash();
    expect(await written).toEqual({ ok: false, problem: 'gone' });
    rig.reply = () => null;
    expect(await rig.store.write('one', Secret.of('1'))).toEqual({ ok: true, value: undefined });
    expect(rig.asked).toEqual(['1 write', '2 write', '3 write']);
  });

  it('is ended at once when disposed of, also in the middle of a call', async () => {
    const rig = new Rig();
    rig.reply = () => undefined;
    const read = rig.store.read('one');
    await settled();
    rig.store.dispose();
    expect(rig.ended).toEqual([1]);
    expect(await read).toEqual({ ok: false, problem: 'gone' });
    expect(await rig.store.read('one')).toEqual({ ok: false, problem: 'gone' });
    expect(rig.children).toBe(1);
    expect(rig.clock.pending).toBe(0);
  });
});

describe('a secret on its way', () => {
  const zeroed = (units: Uint16Array) => units.every((unit) => unit === 0);

  it('is no string, and its memory is zeroed once it is written', async () => {
    const reveal = vi.spyOn(Secret.prototype, 'reveal');
    const rig = new Rig();
    const dead = new Error('The session wrapping the secret does not exist');
    await rig.store.write('one', Secret.of('first'));
    rig.reply = (_call, child) => (child === 1 ? dead : null);
    await rig.store.write('one', Secret.of('second'));
    expect(rig.written.map(({ text }) => text)).toEqual(['first', 'second', 'second']);
    expect(rig.written.every(({ units }) => zeroed(units))).toBe(true);
    expect(reveal).not.toHaveBeenCalled();
    reveal.mockRestore();
  });

  it('may be forgotten by its owner at once', async () => {
    const rig = new Rig();
    const secret = Secret.of('first');
    const writing = rig.store.write('one', secret);
    secret.forget();
    await writing;
    expect(rig.written.map(({ text }) => text)).toEqual(['first']);
  });
});

describe('a call that takes long', () => {
  async function waiting(rig: Rig, callerMs = 3_000) {
    rig.reply = () => undefined;
    const reading = rig.store.read('one');
    await settled();
    await rig.clock.advance(callerMs);
    const answer = await reading;
    if (answer.ok || answer.problem !== 'waiting') throw new Error('It should wait.');
    return { late: answer.late };
  }

  it('lets its caller go on after 3 s, and its late answer is used', async () => {
    const rig = new Rig();
    const { late } = await waiting(rig);
    rig.answer('secret');
    const result = await late;
    expect(result.ok && result.value?.reveal()).toBe('secret');
  });

  it('has as long as a person needs while the keychain is locked', async () => {
    const rig = new Rig();
    rig.lock = 'locked';
    const { late } = await waiting(rig);
    await rig.clock.advance(3_600_000);
    expect(rig.ended).toEqual([]);
    rig.answer('secret');
    expect((await late).ok).toBe(true);
  });

  it('is made again in a new process once the keychain was unlocked by another way', async () => {
    const rig = new Rig();
    rig.lock = 'locked';
    const { late } = await waiting(rig);
    rig.lock = 'open';
    rig.reply = () => 'secret';
    await rig.clock.advance(6_000);
    const result = await late;
    expect(result.ok && result.value?.reveal()).toBe('secret');
    expect(rig.asked).toEqual(['1 read', '2 read']);
  });

  it('is made again too where that was within a second', async () => {
    const rig = new Rig();
    rig.lock = 'locked';
    rig.reply = () => undefined;
    const read = rig.store.read('one');
    await settled();
    await rig.clock.advance(1_000);
    rig.lock = 'open';
    rig.reply = () => 'secret';
    await rig.clock.advance(6_000);
    const answer = await read;
    if (answer.ok || answer.problem !== 'waiting') throw new Error('It should wait.');
    const result = await answer.late;
    expect(result.ok && result.value?.reveal()).toBe('secret');
    expect(rig.asked).toEqual(['1 read', '2 read']);
  });

  it('is given up where the keychain shows no sign of life, after one more try', async () => {
    const rig = new Rig();
    rig.lock = 'unknown';
    const { late } = await waiting(rig);
    await rig.clock.advance(70_000);
    expect(await late).toEqual({ ok: false, problem: 'gone' });
    expect(rig.children).toBe(2);
    expect(rig.ended).toEqual([1, 2]);
  });

  it('holds up those behind it, and each of their callers goes on after 3 s', async () => {
    const rig = new Rig();
    rig.reply = () => undefined;
    const reads = ['one', 'two', 'three', 'four', 'five'].map((item) => rig.store.read(item));
    await rig.clock.advance(3_000);
    for (const read of reads) expect(await read).toMatchObject({ problem: 'waiting' });
    expect(rig.asked).toHaveLength(1);
  });

  it('is waited for on macOS while a person may be answering its prompt', async () => {
    const rig = new Rig('darwin');
    rig.lock = 'unknown';
    rig.reply = () => undefined;
    const reading = rig.store.read('one');
    await rig.clock.advance(59_000);
    rig.answer('secret');
    const read = await reading;
    expect(read.ok && read.value?.reveal()).toBe('secret');
  });

  it('may take ten minutes where nothing of the keychain can be seen', async () => {
    const rig = new Rig('darwin');
    rig.lock = 'unknown';
    const { late } = await waiting(rig, 60_000);
    await rig.clock.advance(530_000);
    rig.answer('secret');
    expect((await late).ok).toBe(true);
    expect(rig.children).toBe(1);
  });
});

describe('an item', () => {
  it('that is not there needs no process to be missed', async () => {
    const rig = new Rig();
    rig.found = { open: 0, locked: 0 };
    expect(await rig.store.read('one')).toEqual({ ok: true, value: null });
    expect(await rig.store.remove('one')).toEqual({ ok: true, value: undefined });
    expect(rig.children).toBe(0);
  });

  it('is locked, not missing, where its prompt was dismissed', async () => {
    const rig = new Rig();
    rig.found = { open: 0, locked: 1 };
    expect(await rig.store.read('one')).toEqual({ ok: false, problem: 'locked' });
    expect(await rig.store.remove('one')).toEqual({ ok: false, problem: 'locked' });
  });

  it('that another program deletes in the middle of a call is not there', async () => {
    const rig = new Rig();
    rig.reply = () => new Error('Element not found.');
    expect(await rig.store.read('one')).toEqual({ ok: true, value: null });
    expect(await rig.store.remove('one')).toEqual({ ok: true, value: undefined });
  });

  it('that was emptied is no secret', async () => {
    const rig = new Rig();
    rig.reply = () => '';
    expect(await rig.store.read('one')).toEqual({ ok: false, problem: 'empty' });
  });

  it('that was doubled is not guessed at, and is replaced by the next write', async () => {
    const rig = new Rig();
    rig.found = { open: 2, locked: 0 };
    expect(await rig.store.read('one')).toEqual({ ok: false, problem: 'several' });
    await rig.store.write('one', Secret.of('1'));
    expect(rig.asked).toEqual(['1 remove', '1 write']);
  });

  it('is locked where the keychain refuses without a word and is locked', async () => {
    const rig = new Rig();
    rig.lock = 'locked';
    rig.reply = () => new Error('');
    expect(await rig.store.write('one', Secret.of('1'))).toEqual({ ok: false, problem: 'locked' });
  });

  it('may be 2560 bytes of UTF-8 on Windows, and no more', async () => {
    const rig = new Rig('win32');
    expect((await rig.store.write('one', Secret.of('x'.repeat(2560)))).ok).toBe(true);
    expect((await rig.store.write('one', Secret.of('é'.repeat(1280)))).ok).toBe(true);
    const tooLarge = { ok: false, problem: 'too-large' };
    expect(await rig.store.write('one', Secret.of('x'.repeat(2561)))).toEqual(tooLarge);
    expect(await rig.store.write('one', Secret.of('é'.repeat(1281)))).toEqual(tooLarge);
  });
});
