import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { shells } from '../../e2e/fixtures/shells.ts';
import { commandScript, FakeHelper, type HelperRequest } from '../testing/fake-helper.ts';

let helper: FakeHelper;
beforeAll(async () => {
  helper = await new FakeHelper().start();
  // Nothing of it is allowed yet.
  helper.answer = ({ headers }) => (headers['x-hubkey-wait'] === 'none' ? { status: 403 } : null);
});
afterAll(() => helper.stop());

/** What waits for the person in Hubkey. */
const waiting = [
  ['header'],
  ['env'],
  ['exec', '--', 'true'],
  ['login'],
  ['keys', 'new', 'x'],
  ['copy', 'header'],
  ['curl', 'auth/clientkeys', '-d', '{}'],
];

const isWaiting = ({ headers }: HelperRequest): boolean => headers['x-hubkey-wait'] !== 'none';

describe.each(shells)('a signal to the command alone in %s', (...shell) => {
  const [program = 'sh', ...options] = shell;
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('ends curl too, and so the question in Hubkey: %s', async (signal, code) => {
    for (const args of waiting) {
      const child = spawn(program, [...options, commandScript, ...args], {
        env: { ...process.env, HUBKEY_USER_DATA: helper.folder },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      let err = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
      const ended = once(child, 'close');
      await vi.waitFor(() => expect(helper.requests.filter(isWaiting)).toHaveLength(1), {
        timeout: 5000,
      });
      helper.taken();
      child.kill(signal);
      expect({ args, ended: await ended, err }).toEqual({ args, ended: [code, null], err: '' });
      await vi.waitFor(async () => expect(await helper.connections()).toBe(0), { timeout: 2000 });
    }
  });
});
