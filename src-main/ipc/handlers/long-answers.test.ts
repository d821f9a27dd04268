import { expect, it } from 'vitest';
import { CoreRig } from '../../testing/core-rig.ts';

it.each([
  ['locks', (rig: CoreRig) => rig.core.handle.lock(null)],
  ['removes a profile', (rig: CoreRig) => rig.core.handle.removeProfile(rig.id)],
])('keeps nothing that was not fetched when Hubkey %s', async (_what, act) => {
  const rig = new CoreRig();
  await rig.signIn();
  const paths = Array.from({ length: 4_000 }, (_, at): [string, object] => [
    `/api/${'thing'.repeat(20)}/${at}/`,
    { get: {} },
  ]);
  rig.hub.documents.set('/api/schema/', { openapi: '3.0.0', paths: Object.fromEntries(paths) });
  const { rest } = await rig.core.handle.catalogue({ profile: rig.id, again: false });
  if (rest === null) throw new Error('It came in one part.');
  expect((await rig.core.handle.restOfAnswer(rest)).text).not.toBe('');
  await act(rig);
  expect(() => rig.core.handle.restOfAnswer(rest)).toThrow('given up');
  rig.core.dispose();
});
