import { expect, it } from 'vitest';
import type { ByteStream, ForwardedAnswer } from '../../ports/hub-forwarder.ts';
import { streamAnswers } from './stream-answers.ts';

// eslint-disable-next-line @typescript-eslint/require-await -- a stream that is there already
async function* body(...chunks: readonly (string | Error)[]): ByteStream {
  for (const chunk of chunks) {
    if (chunk instanceof Error) throw chunk;
    yield new TextEncoder().encode(chunk);
  }
}

const answer = (
  status: number,
  stream: ByteStream,
  type = 'application/json',
): ForwardedAnswer => ({
  status,
  reason: '',
  headers: [['Content-Type', type]],
  body: stream,
});

async function textOf(stream: ByteStream): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

const notValid = '{"detail":"no","code":"token_not_valid"}';
const blocked = { kind: 'blocked', title: null };

it.each([
  [200, '{}', 'application/json', null],
  [405, '{}', 'application/json', { kind: 'wrong-method' }],
  [200, '<html>', 'text/html', { kind: 'not-a-hub', status: 200 }],
  [405, '<html>', 'text/html', { kind: 'not-a-hub', status: 405 }],
  [200, 'file', 'application/octet-stream', { kind: 'not-a-hub', status: 200 }],
  [204, '', '', { kind: 'not-a-hub', status: 204 }],
  [502, 'Bad', 'text/html', { kind: 'not-a-hub', status: 502, title: null }],
  [401, notValid, 'application/json', { kind: 'rejected', status: 401 }],
  [
    403,
    '{"detail":"You do not have permission to perform this action."}',
    'application/json',
    {
      kind: 'not-permitted',
    },
  ],
  [401, notValid, 'text/html', { ...blocked, status: 401 }],
  [403, '{"broken', 'application/json', { ...blocked, status: 403 }],
  [401, ' '.repeat(70_000), 'application/json', { ...blocked, status: 401 }],
])(
  'of %i %.20s as %s says %o, and passes the body on whole',
  async (status, text, type, problem) => {
    const judged = await streamAnswers.judge(answer(status, body(text), type), 'GET');
    if (!judged.ok) throw new Error('It did not break off.');
    if (problem === null) expect(judged.value.problem).toBeNull();
    else expect(judged.value.problem).toMatchObject(problem);
    expect(await textOf(judged.value.answer.body)).toBe(text);
  },
);

it('says that a refusal broke off, and an answer that might hold a credential', async () => {
  const broken = { ok: false, problem: { kind: 'unreachable', reason: 'broken' } };
  const breaking = () => answer(401, body('{', new Error('gone')));
  expect(await streamAnswers.judge(breaking(), 'GET')).toEqual(broken);
  expect(await streamAnswers.withoutCredential({ ...breaking(), status: 200 }, true)).toEqual(
    broken,
  );
});

it('discards an answer whatever becomes of it, and no more than it has to', async () => {
  let taken = 0;
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream without an end
  async function* endless(): ByteStream {
    for (;;) {
      taken += 1;
      yield new Uint8Array(10_000);
    }
  }
  await streamAnswers.discard(answer(401, body('x', new Error('gone'))));
  await streamAnswers.discard(answer(401, endless()));
  expect(taken).toBeLessThan(10);
});
