import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { authorityPem } from '../../../e2e/hub/certificates.ts';
import { startHub, type StandInHub } from '../../../e2e/hub/hub.ts';
import { Secret } from '../../domain/secret.ts';
import { targetAt } from '../../testing/target-at.ts';
import { useTestFolder } from '../../testing/test-folder.ts';

let folder = '';
let hub: StandInHub | null = null;
useTestFolder((made) => (folder = made));
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await hub?.stop();
});

it('are read again once a certificate was refused, as an authority may have been added', async () => {
  const bundle = join(folder, 'bundle.pem');
  writeFileSync(bundle, '');
  vi.stubEnv('NODE_EXTRA_CA_CERTS', bundle);
  vi.resetModules();
  const { GotHubClient } = await import('../got-hub-client/got-hub-client.ts');
  const { user, password, url } = (hub = await startHub({ tls: 'good' }));
  const client = new GotHubClient({ version: '1', worker: { file: '' } });
  const signIn = () => client.signIn(targetAt(url), user, Secret.of(password));
  const unknown = { problem: { kind: 'certificate', fault: 'unknown' } };
  expect(await signIn()).toMatchObject(unknown);
  writeFileSync(bundle, authorityPem());
  // Not each time that a Hub is refused.
  expect(await signIn()).toMatchObject(unknown);
  const now = performance.now();
  vi.spyOn(performance, 'now').mockImplementation(() => now + 6_000);
  expect(await signIn()).toMatchObject({ ok: true });
});
