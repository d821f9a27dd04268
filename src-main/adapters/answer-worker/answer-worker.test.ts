import { writeFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtAnswerThread } from '../../testing/built-answer-thread.ts';
import { AnswerWorker } from './answer-worker.ts';

let thread = { folder: '', file: '' };
beforeAll(async () => {
  thread = await builtAnswerThread();
});
afterAll(() => rmSync(thread.folder, { recursive: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const worker = (change = {}) => new AnswerWorker({ file: thread.file, ...change });
const threadOf = (name: string, code: string): string => {
  const file = join(thread.folder, `${name}.mjs`);
  writeFileSync(file, code);
  return file;
};

it('brings back what was read of an answer, and of a document', async () => {
  const nodes = Array.from({ length: 10_000 }, (_, at) => ({ name: `n${at}`, health: 'ok' }));
  const text = JSON.stringify({ site_status: [{ site: 's', nodes }] });
  const body = new Uint8Array(bytes(text));
  const health = await worker().answer('health', [body]);
  // It went there and back without a copy.
  expect(body).toHaveLength(0);
  expect(health.ok && new TextDecoder().decode(health.value.body)).toBe(text);
  expect(health.ok && health.value.value.sites[0]?.nodes).toHaveLength(10_000);
  const lines = Array.from({ length: 5_000 }, (_, at) => `  /api/${at}/: {get: {}}\n`).join('');
  const document = await worker().document([bytes(`openapi: 3.0.0\npaths:\n${lines}`)]);
  expect(document).toMatchObject({ ok: true, value: { kind: 'catalogue' } });
  expect(document.ok && 'entries' in document.value && document.value.entries.length).toBe(3_000);
});

it('ends a thread at the deadline, whatever keeps it', async () => {
  const file = threadOf('endless', 'for (;;);');
  expect(await worker({ file, deadlineMs: 100 }).answer('any', [bytes('1')])).toEqual({
    ok: false,
    problem: 'too-slow',
  });
});

it('lets a thread hold no more than its share of memory', async () => {
  const file = threadOf('hungry', 'const held = []; for (;;) held.push({ at: held.length });');
  const hungry = worker({ file, deadlineMs: 20_000, memoryMb: 16 });
  expect(await hungry.answer('any', [bytes('1')])).toEqual({ ok: false, problem: 'too-large' });
});

it.each([
  ['fails', "throw new Error('no');"],
  ['says nothing', ''],
  ['is no program', 'const ='],
])('a thread that %s has read nothing', async (name, code) => {
  const file = threadOf(name.replaceAll(' ', '-'), code);
  expect(await worker({ file }).answer('any', [bytes('1')])).toEqual({
    ok: false,
    problem: 'not-read',
  });
  expect(await worker({ file: join(thread.folder, 'absent.mjs') }).document([bytes('')])).toEqual({
    ok: false,
    problem: 'not-read',
  });
});

it('has two threads at most at once, and reads each body in the end', async () => {
  const code = `import { parentPort } from 'node:worker_threads';
    setTimeout(() => parentPort.postMessage({
      result: { mark: '', texts: [JSON.stringify({ ok: true, value: Date.now() })] }, body: null,
    }), 100);`;
  const slow = worker({ file: threadOf('slow', code) });
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => slow.answer('any', [bytes('1')])),
  );
  const times = answers.map((answer) => Number(answer.ok && answer.value.value)).sort();
  expect(times).toHaveLength(5);
  expect((times[2] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(90);
  expect((times[4] ?? 0) - (times[2] ?? 0)).toBeGreaterThanOrEqual(90);
});
