import { expect, it } from 'vitest';
import { authorityPem } from '../../../e2e/hub/certificates.ts';
import { authorities, trustAuthorities } from './authorities.ts';
import { ownTrust, plainTrust } from './trust.ts';

it('has another key once the authorities have changed, so that no older connection is shared', () => {
  const keys = () => [plainTrust().key, ownTrust('files', authorities(), [], {}).key];
  const before = keys();
  expect(keys()).toEqual(before);
  trustAuthorities(authorityPem());
  const after = keys();
  expect(after).toEqual(keys());
  for (const [at, key] of after.entries()) expect(key).not.toBe(before[at]);
});
