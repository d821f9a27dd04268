import { expect, it } from 'vitest';
import { parseDocument } from './parse-document.ts';

it.each([
  ['{"openapi":"3.0.0"}', { kind: 'data', data: { openapi: '3.0.0' } }],
  ['# API\nopenapi: 3.0.0\n', { kind: 'data', data: { openapi: '3.0.0' } }],
  [' <!doctype html><p>', { kind: 'page', html: ' <!doctype html><p>' }],
  ['{"openapi":', null],
  ['just words', null],
  ['openapi: [', null],
  ['', null],
])('%j', async (text, document) => {
  expect(await parseDocument(text)).toEqual(document);
});

it('is not made to grow without end', async () => {
  const lines = Array.from({ length: 20 }, (_, at) =>
    at === 0
      ? 'a0: &a0 [x]'
      : `a${at}: &a${at} [${Array(10)
          .fill(`*a${at - 1}`)
          .join(', ')}]`,
  );
  expect(await parseDocument(`openapi: 3.0.0\n${lines.join('\n')}\n`)).toBeNull();
});
