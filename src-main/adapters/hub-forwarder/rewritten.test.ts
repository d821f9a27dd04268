import { expect, it } from 'vitest';
import type { HeaderList } from '../../domain/forward-headers.ts';
import type { ByteStream } from '../../ports/hub-forwarder.ts';
import { maxRewrittenBytes, rewritten } from './rewritten.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream that is there already
async function* body(...chunks: readonly (Uint8Array | Error)[]): ByteStream {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield chunk;
  }
}

async function rewrite(headers: HeaderList, ...chunks: readonly (Uint8Array | Error)[]) {
  const answer = { status: 200, reason: '', headers, body: body(...chunks) };
  const after = await rewritten(answer, (text) => text.toUpperCase());
  const read: Uint8Array[] = [];
  for await (const chunk of after.body) read.push(chunk);
  return { headers: after.headers, text: Buffer.concat(read).toString() };
}

it('replaces the text and what describes it, also where a letter lies in two chunks', async () => {
  const bytes = Buffer.from('aä');
  const given = [
    ['Content-Type', 'text/html'],
    ['Content-Length', '3'],
    ['ETag', '"1"'],
  ] as const;
  expect(await rewrite(given, bytes.subarray(0, 2), bytes.subarray(2))).toEqual({
    headers: [
      ['Content-Type', 'text/html'],
      ['Content-Length', '3'],
    ],
    text: 'AÄ',
  });
});

it('leaves a packed or an endless answer as it came', async () => {
  const packed = [['Content-Encoding', 'gzip']] as const;
  expect(await rewrite(packed, Buffer.from('a'))).toEqual({ headers: packed, text: 'a' });
  const half = Buffer.alloc(maxRewrittenBytes / 2, 'a');
  const { text } = await rewrite([], half, half, Buffer.from('b'));
  expect(text).toHaveLength(maxRewrittenBytes + 1);
  expect(text.endsWith('ab')).toBe(true);
});

it('rejects where the answer breaks off', async () => {
  await expect(rewrite([], Buffer.from('a'), new Error('broken'))).rejects.toThrow('broken');
});
