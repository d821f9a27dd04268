import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientCertificate } from '../../../e2e/hub/certificates.ts';
import { profileId } from '../../domain/ids.ts';
import { plainNetwork } from '../../domain/network-rules.ts';
import { ok } from '../../domain/result.ts';
import { useTestFolder } from '../../testing/test-folder.ts';
import { TrustFiles } from './trust-files.ts';

let folder = '';
useTestFolder((made) => (folder = made));

const ana = clientCertificate('ana');
const profile = profileId('00000000000000a1');

function choosing() {
  const certificate = join(folder, 'ana.pem');
  writeFileSync(certificate, ana.cert + ana.key);
  const network = { ...plainNetwork, identity: { certificate, key: null } };
  const files = new TrustFiles(() => Promise.resolve(ok(null)), { now: () => Date.now() });
  return { files, owner: { network, profile } };
}

it('opens a key once', async () => {
  const { files, owner } = choosing();
  expect(await files.trust(owner)).toBe(await files.trust(owner));
});

it('holds an opened key no longer than it is used', async () => {
  const { files, owner } = choosing();
  const first = await files.trust(owner);
  files.forget(profile);
  const second = await files.trust(owner);
  expect(second).not.toBe(first);
  await files.trust({ ...owner, network: { ...owner.network, proxy: { kind: 'none' } } });
  expect(await files.trust(owner)).not.toBe(second);
});
