import { expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const read = (text: string) => readDocument(new TextEncoder().encode(text));
const found = (path: string) => ({
  ok: true,
  value: { kind: 'catalogue', entries: [{ method: 'GET', path }] },
});

it.each([
  ['{"openapi":"3.0.0","paths":{"/api/a/":{"get":{}}}}', found('/api/a/')],
  ['# API\nopenapi: 3.0.0\npaths: {/api/a/: {get: {}}}\n', found('/api/a/')],
  [
    ' <!doctype html><a href="/api/x/schema/">',
    {
      ok: true,
      value: { kind: 'page', paths: expect.arrayContaining(['/api/x/schema/']) as unknown },
    },
  ],
  ['{"openapi":', { problem: 'not-json' }],
  ['{"openapi":"3.0.0"}', { problem: 'not-a-document' }],
  ['just words', { problem: 'not-a-document' }],
  ['openapi: [', { problem: 'not-a-document' }],
  ['', { problem: 'not-a-document' }],
  [`{"openapi":${'['.repeat(101)}`, { problem: 'too-deep' }],
  [`openapi: ${'['.repeat(20_000)}`, { problem: 'too-deep' }],
])('%.60j', async (text, answer) => {
  expect(await read(text)).toMatchObject(answer);
});

it('is not made to grow without end', async () => {
  const lines = Array.from({ length: 20 }, (_, at) =>
    at === 0
      ? 'a0: &a0 [x]'
      : `a${at}: &a${at} [${Array(10)
          .fill(`*a${at - 1}`)
          .join(', ')}]`,
  );
  const answer = await read(`openapi: 3.0.0\n${lines.join('\n')}\n`);
  expect(answer).toEqual({ ok: false, problem: 'too-large' });
});
