import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import type { ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import { streamAnswers } from './stream-answers.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream that is there already
async function* streamOf(bytes: Uint8Array) {
  yield bytes.subarray(0, 5);
  yield bytes.subarray(5);
}

const answerOf = (
  bytes: Uint8Array,
  change: Partial<ForwardedAnswer> = {},
  coding: string | null = null,
): ForwardedAnswer => ({
  status: 201,
  reason: '',
  headers: [
    ['Content-Type', 'application/json'],
    ...(coding === null ? [] : ([['Content-Encoding', coding]] as const)),
  ],
  body: streamOf(bytes),
  ...change,
});

async function read(answer: ForwardedAnswer) {
  const found = await streamAnswers.createdKey(answer);
  if (!found.ok) throw new Error(found.problem.kind);
  const chunks: Uint8Array[] = [];
  for await (const chunk of found.value.answer.body) chunks.push(chunk);
  return { key: found.value.key, bytes: Buffer.concat(chunks) };
}

const text = Buffer.from('{"id":7,"name":"ci","api_key":"abcd.efgh"}');

it.each([
  ['plain', text, null],
  ['packed', gzipSync(text), 'gzip'],
])('finds the key in a %s answer, which goes on as it came', async (_how, bytes, coding) => {
  const { key, bytes: passed } = await read(answerOf(bytes, {}, coding));
  expect(key).toMatchObject({ hubId: 7, name: 'ci' });
  expect(key?.key.reveal()).toBe('abcd.efgh');
  expect(passed).toEqual(bytes);
});

const long = Buffer.from(`{"id":7,"name":"${'x'.repeat(70_000)}","api_key":"abcd.efgh"}`);
it.each([
  ['a refusal', answerOf(text, { status: 400 })],
  ['a page', answerOf(text, { headers: [['Content-Type', 'text/html']] })],
  ['what is not JSON', answerOf(Buffer.from('{"id":7'))],
  ['what is packed in an unknown way', answerOf(text, {}, 'zstd')],
  ['a long one', answerOf(long)],
])('finds none in %s', async (_what, answer) => {
  expect((await read(answer)).key).toBeNull();
});

it('says where the answer broke off', async () => {
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream that breaks
  async function* broken() {
    yield text.subarray(0, 5);
    throw new Error('gone');
  }
  const found = await streamAnswers.createdKey(answerOf(text, { body: broken() }));
  expect(found).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
});
