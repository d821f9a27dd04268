import { expect, it } from 'vitest';
import type { HeaderList } from '../../domain/forward-headers.ts';
import type { ByteStream, ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import { maxReadBytes, withoutCredential } from './open-answer.ts';

const secret = 'abcdefgh.ijklmnopqrstuvwxyz';
const json: HeaderList = [['Content-Type', 'application/json']];

/** A body that tells how much of it was taken, and whether it was let go. */
class Body {
  taken = 0;
  ended = false;
  readonly #chunks: readonly (string | Error)[];

  constructor(...chunks: readonly (string | Error)[]) {
    this.#chunks = chunks;
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- a stream that is there already
  async *stream(): ByteStream {
    try {
      for (const chunk of this.#chunks) {
        if (chunk instanceof Error) throw chunk;
        this.taken += 1;
        yield new TextEncoder().encode(chunk);
      }
    } finally {
      this.ended = true;
    }
  }
}

const answer = (body: Body, headers: HeaderList = json, status = 200): ForwardedAnswer => ({
  status,
  reason: '',
  headers,
  body: body.stream(),
});

async function textOf(given: ForwardedAnswer | null): Promise<string | null> {
  if (!given) return null;
  const chunks: Uint8Array[] = [];
  for await (const chunk of given.body) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const whole = `{"api_key":"${secret}"}`;

it.each([
  ['in one piece', [whole]],
  ['in two', [whole.slice(0, 15), whole.slice(15)]],
  ['byte by byte', whole.split(/(?=.)/)],
  ['after an empty piece', ['', whole]],
])('of a change holds no credential, though it comes %s', async (_how, chunks) => {
  const body = new Body(...chunks);
  expect(await withoutCredential(answer(body), true)).toBeNull();
  expect(body.ended).toBe(true);
});

it('of a change passes on whole where it holds none', async () => {
  const body = new Body('{"id":', '7}');
  expect(await textOf(await withoutCredential(answer(body), true))).toBe('{"id":7}');
});

it.each(['gzip', 'br', 'identity, gzip', 'x-unknown'])(
  'of a change is withheld where it is packed with %s',
  async (coding) => {
    const body = new Body('packed');
    const headers: HeaderList = [...json, ['Content-Encoding', coding]];
    expect(await withoutCredential(answer(body, headers), true)).toBeNull();
    expect(body.ended).toBe(true);
    const odd = answer(new Body('{}'), [...json, ['Content-Encoding', 'identity']]);
    expect(await textOf(await withoutCredential(odd, true))).toBe('{}');
  },
);

it('of a change is read no further than a short one is long, and then goes on as it comes', async () => {
  const piece = 'x'.repeat(maxReadBytes / 2);
  const body = new Body('"', piece, piece, piece, piece, '"');
  const opened = await withoutCredential(answer(body), true);
  expect(body.taken).toBe(3);
  expect(await textOf(opened)).toBe(`"${piece}${piece}${piece}${piece}"`);
});

it('of a request that changes nothing is not waited for', async () => {
  const body = new Body('{"id":', '7}');
  const opened = await withoutCredential(answer(body), false);
  expect(body.taken).toBe(1);
  expect(await textOf(opened)).toBe('{"id":7}');
  expect(await withoutCredential(answer(new Body(whole)), false)).toBeNull();
  const packed = answer(new Body('packed'), [...json, ['Content-Encoding', 'gzip']]);
  expect(await withoutCredential(packed, false)).toBe(packed);
});

it.each([
  ['no JSON', [['Content-Type', 'text/plain']] as HeaderList, 200],
  ['no success', json, 400],
  ['long', [...json, ['Content-Length', String(maxReadBytes + 1)]] as HeaderList, 200],
])('that is %s is not read', async (_what, headers, status) => {
  const given = answer(new Body(whole), headers, status);
  expect(await withoutCredential(given, true)).toBe(given);
});

it('that breaks off while it is read rejects', async () => {
  const body = new Body('{', new Error('gone'));
  await expect(withoutCredential(answer(body), true)).rejects.toThrow('gone');
});
