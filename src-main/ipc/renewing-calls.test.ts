import { expect, it, vi } from 'vitest';
import type { SignInForm } from '../domain/sign-in.ts';
import { profileId } from '../domain/ids.ts';
import { fail, ok } from '../domain/result.ts';
import { CoreRig } from '../testing/core-rig.ts';
import { renewingCalls } from './renewing-calls.ts';

const form: SignInForm = { address: 'hub', user: 'u', password: 'p', keep: false, trust: null };
const key = { profile: profileId('p'), name: 'n', key: 'k', hubId: null };

it('asks for the screen that follows, then drops the page, once a typed secret was taken', async () => {
  const { handle } = new CoreRig().core;
  const window = { requestCount: () => 3, goTo: vi.fn(), renew: vi.fn() };
  const calls = renewingCalls(
    {
      ...handle,
      signIn: () => Promise.resolve(ok({ profile: profileId('p') })),
      addKey: () => Promise.resolve(ok({ proved: true })),
    },
    window,
  );
  await calls.signIn(form);
  expect(window.goTo).toHaveBeenLastCalledWith('copy', null);
  await calls.addKey(key);
  expect(window.goTo).toHaveBeenLastCalledWith('keys', null);
  expect(window.renew).toHaveBeenCalledTimes(2);
  await calls.view(null);
  expect(window.renew).toHaveBeenCalledTimes(2);
});

it('keeps the page, and what was typed for a correction, where it was not', async () => {
  const { handle } = new CoreRig().core;
  const window = { requestCount: () => 0, goTo: vi.fn(), renew: vi.fn() };
  const refused = fail({ kind: 'empty', field: 'password' } as const);
  const calls = renewingCalls({ ...handle, signIn: () => Promise.resolve(refused) }, window);
  expect(await calls.signIn(form)).toEqual(refused);
  expect(window.goTo).not.toHaveBeenCalled();
  expect(window.renew).not.toHaveBeenCalled();
});

it('leaves the screen to whoever asked for one meanwhile', async () => {
  const { handle } = new CoreRig().core;
  let count = 0;
  const window = { requestCount: () => count, goTo: vi.fn(), renew: vi.fn() };
  const signIn = () => {
    count += 1;
    return Promise.resolve(ok({ profile: profileId('p') }));
  };
  const calls = renewingCalls({ ...handle, signIn }, window);
  await calls.signIn(form);
  expect(window.goTo).not.toHaveBeenCalled();
  expect(window.renew).toHaveBeenCalledOnce();
});

it('drops the page of an opened import once that is given up, and no other', async () => {
  const { handle } = new CoreRig().core;
  const window = { requestCount: () => 0, goTo: vi.fn(), renew: vi.fn() };
  const calls = renewingCalls(handle, window);
  await calls.startImport(null);
  await calls.forgetImport(null);
  expect(window.renew).not.toHaveBeenCalled();
  await calls.openImport({ passphrase: 'correct horse battery' });
  await calls.forgetImport(null);
  expect(window.goTo).toHaveBeenCalledExactlyOnceWith('settings', null);
  expect(window.renew).toHaveBeenCalledOnce();
  await calls.forgetImport(null);
  expect(window.renew).toHaveBeenCalledOnce();
});

it('drops it on the screen that was asked for meanwhile, and only once after an import', async () => {
  const { handle } = new CoreRig().core;
  let count = 0;
  const window = { requestCount: () => count, goTo: vi.fn(), renew: vi.fn() };
  const calls = renewingCalls({ ...handle, finishImport: () => Promise.resolve(ok()) }, window);
  await calls.startImport(null);
  await calls.openImport({ passphrase: 'correct horse battery' });
  count += 1;
  await calls.forgetImport(null);
  expect(window.goTo).not.toHaveBeenCalled();
  expect(window.renew).toHaveBeenCalledOnce();
  await calls.openImport({ passphrase: 'correct horse battery' });
  await calls.finishImport(null);
  await calls.forgetImport(null);
  expect(window.renew).toHaveBeenCalledTimes(2);
});

it('keeps the page where a passphrase has nothing to open', async () => {
  const { handle } = new CoreRig().core;
  const window = { requestCount: () => 0, goTo: vi.fn(), renew: vi.fn() };
  const calls = renewingCalls(handle, window);
  const gone = { profile: profileId('gone'), passphrase: 'open sesame' };
  expect(await calls.savePassphrase(gone)).toEqual(ok('no-certificate'));
  expect(window.renew).not.toHaveBeenCalled();
});
