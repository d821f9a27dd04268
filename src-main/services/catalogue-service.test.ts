import { beforeEach, expect, it } from 'vitest';
import { wholeAnswer } from '../contract/long-answer.ts';
import { CoreRig, day, hour, minute } from '../testing/core-rig.ts';
import { settled } from '../testing/manual-clock.ts';

let rig: CoreRig;
beforeEach(async () => {
  rig = new CoreRig();
  await rig.signIn();
});
const document = (path: string) => ({ openapi: '3.0.0', paths: { [path]: { get: {} } } });
const of = async (again = false) =>
  wholeAnswer(
    await rig.core.handle.catalogue({ profile: rig.id, again }),
    rig.core.handle.restOfAnswer,
  );
const reads = () => rig.hub.count('readDocument');

it('finds the document where the docs page says, keeps it a day, and over a restart', async () => {
  rig.hub.documents.set('/api/docs/', '<script>url: "http://x/api/odd/schema/"</script>');
  rig.hub.documents.set('/api/odd/schema/', document('/api/things/'));
  expect(await of()).toMatchObject({
    source: 'hub',
    from: '/api/odd/schema/',
  });
  const first = await of();
  expect(first.entries[0]).toMatchObject({ method: 'GET', path: '/api/things/' });
  // A document may leave out what the Hub's guide has.
  expect(first.entries.map(({ known }) => known)).toContain('revoke-key');
  const before = reads();
  await of();
  await rig.restart();
  await of();
  expect(reads()).toBe(before);
  rig.hub.documents.set('/api/odd/schema/', document('/api/other/'));
  expect((await of(true)).entries[0]?.path).toBe('/api/other/');
  await rig.clock.advance(day);
  await of();
  expect(reads()).toBeGreaterThan(before + 2);
});

it('has the built-in table where there is none, and looks again after a while', async () => {
  const { source, entries } = await of();
  expect(source).toBe('built-in');
  expect(entries.map(({ path }) => path)).toContain('/api/health/');
  rig.hub.documents.set('/api/schema/', document('/api/things/'));
  await rig.clock.advance(minute);
  expect((await of()).source).toBe('built-in');
  await rig.clock.advance(hour);
  expect((await of()).source).toBe('hub');
});

it('keeps what it has while the Hub is away, and asks no further then', async () => {
  rig.hub.documents.set('/api/schema/', document('/api/things/'));
  await of();
  await rig.clock.advance(2 * day);
  const before = reads();
  rig.hub.problem = { kind: 'unreachable', reason: 'refused' };
  expect((await of()).source).toBe('hub');
  expect(reads() - before).toBeLessThanOrEqual(2);
});

it('forgets it with the profile', async () => {
  rig.hub.documents.set('/api/schema/', document('/api/things/'));
  await of();
  await rig.core.handle.removeProfile(rig.id);
  expect(rig.catalogues.saved.size).toBe(0);
});

it.each(['read', 'saved'])(
  'keeps nothing of a profile that is removed while it is %s',
  async (during) => {
    rig.hub.documents.set('/api/schema/', document('/api/things/'));
    const { id } = rig;
    let goOn = (): void => undefined;
    if (during === 'read') goOn = rig.hub.hold();
    else {
      const save = rig.catalogues.save.bind(rig.catalogues);
      const waits = new Promise<void>((done) => (goOn = done));
      rig.catalogues.save = (...given) => waits.then(() => save(...given));
    }
    const reading = of();
    await settled();
    const removing = rig.core.handle.removeProfile(id);
    await settled();
    goOn();
    await Promise.all([reading, removing]);
    expect(rig.catalogues.saved.size).toBe(0);
    expect(await rig.core.catalogues.known(id)).toBeNull();
  },
);

it('renews a token that the Hub took back for a document that is not public', async () => {
  rig.hub.documents.set('/api/schema/', document('/api/things/'));
  rig.hub.closedDocuments = true;
  rig.hub.failNext('readDocument /api/schema/', { kind: 'rejected', status: 401, why: 'token' });
  expect(await of()).toMatchObject({ source: 'hub', from: '/api/schema/' });
  expect(rig.hub.count('refresh')).toBe(1);
});

it('finds a public document without a credential', async () => {
  rig.hub.documents.set('/api/schema/', document('/api/things/'));
  await rig.core.handle.signOut(rig.id);
  expect(await of()).toMatchObject({ source: 'hub', from: '/api/schema/', unread: null });
});

it('says where a document is not public that it was refused, and looks again after a sign-in', async () => {
  rig.hub.documents.set('/api/schema/', document('/api/things/'));
  rig.hub.closedDocuments = true;
  await rig.core.handle.signOut(rig.id);
  expect(await of()).toMatchObject({
    source: 'built-in',
    unread: { path: '/api/schema/', problem: { kind: 'rejected', why: 'no-credentials' } },
  });
  await rig.signIn();
  expect(await of()).toMatchObject({ source: 'hub', from: '/api/schema/', unread: null });
});
