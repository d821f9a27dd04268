import { expect, it } from 'vitest';
import type { HeaderList } from '../domain/forward-headers.ts';
import { fail, ok } from '../domain/result.ts';
import type { ByteStream } from '../ports/hub-forwarder.ts';
import { apiDocsResponse } from './api-docs-response.ts';

let ended = false;
async function* endless(): ByteStream {
  try {
    for (;;) yield await Promise.resolve(new TextEncoder().encode('x'));
  } finally {
    ended = true;
  }
}

const answer = (status: number, headers: HeaderList, body: ByteStream) =>
  apiDocsResponse(ok({ status, reason: 'Fine', headers, body }), '*/*');

// eslint-disable-next-line @typescript-eslint/require-await -- a stream that is there already
async function* once(text: string): ByteStream {
  yield new TextEncoder().encode(text);
}

it('shows the Hub’s answer as it came, without what is meant for browsers’ own sessions', async () => {
  const response = answer(
    201,
    [
      ['Content-Type', 'application/json'],
      ['X-Kind', 'one'],
      ['Set-Cookie', 'a=b'],
    ],
    once('{"id":1}'),
  );
  expect([response.status, response.statusText, await response.text()]).toEqual([
    201,
    'Fine',
    '{"id":1}',
  ]);
  expect(Object.fromEntries(response.headers)).toEqual({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'x-kind': 'one',
  });
});

it('adds its policy to that of a page', () => {
  const headers = [
    ['Content-Type', 'text/html'],
    ['Content-Security-Policy', "img-src 'none'"],
  ] as const;
  const policy = answer(200, headers, once('')).headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^img-src 'none', default-src 'self'/);
  for (const part of ["worker-src 'none'", "frame-src 'none'", "form-action 'none'", 'sandbox']) {
    expect(policy).toContain(part);
  }
});

it('ends an answer that the page stops reading, and one that has no body', async () => {
  const reader = answer(200, [], endless()).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect(ended).toBe(true);
  ended = false;
  expect(answer(204, [], endless()).body).toBeNull();
  await expect.poll(() => ended).toBe(true);
});

it.each([99, 101, 199, 600, 999])(
  'ends an answer with the status %i, which is none',
  async (status) => {
    ended = false;
    const response = answer(status, [], endless());
    expect(response.status).toBe(502);
    expect(await response.json()).toEqual({
      detail: expect.stringContaining(String(status)) as string,
    });
    await expect.poll(() => ended).toBe(true);
  },
);

it('says why there is no answer, in the form that was asked for', async () => {
  const locked = fail({ kind: 'locked', passes: 'nothing' } as const);
  const json = apiDocsResponse(locked, '*/*');
  expect(json.status).toBe(423);
  expect(await json.json()).toEqual({ detail: expect.stringContaining('locked') as string });
  const page = apiDocsResponse(locked, 'text/html,*/*');
  expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(await page.text()).toContain('locked');
  const frame = apiDocsResponse(fail({ kind: 'refused', why: 'frame' }), '*/*');
  expect(frame.status).toBe(403);
});
