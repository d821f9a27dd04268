import { expect, it } from 'vitest';
import type { ClientKey, ClientKeyId } from '../../../src-main/contract/index.ts';
import { isShownByActs, keyTroubleWords } from './key-trouble.ts';

const key: ClientKey = {
  id: 'k' as ClientKeyId,
  name: 'contractor',
  hubId: 3,
  addedAt: 0,
  provedAt: null,
  lastUsedAt: null,
  deadAt: null,
  saved: true,
  remindedAt: null,
  expiry: null,
  forScripts: false,
};

it('names the key that the Hub rejected, and says what to do', () => {
  const trouble = { kind: 'key', problem: { kind: 'key-refused' }, key } as const;
  expect(keyTroubleWords(trouble)).toMatch(
    /^The Hub rejected “contractor”\. .* then forget this one\.$/,
  );
});

it('says how many keys were not tried after one that could not be revoked', () => {
  const stopped = { kind: 'revoke-many', name: 'ci', problem: { kind: 'busy' } } as const;
  expect(keyTroubleWords({ ...stopped, untried: 0 })).toMatch(/^Couldn’t revoke “ci”\. This key/);
  expect(keyTroubleWords({ ...stopped, untried: 1 })).toContain('1 more wasn’t tried');
  expect(keyTroubleWords({ ...stopped, untried: 5 })).toContain('5 more weren’t tried');
});

it('leaves a lost secret to the banner of the unfinished change', () => {
  expect(isShownByActs({ kind: 'orphaned', name: 'ci', hubIds: [1] })).toBe(true);
  expect(isShownByActs({ kind: 'key-refused' })).toBe(false);
});
