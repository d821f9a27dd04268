import { expect, it } from 'vitest';
import { shownApiDocs } from './shown-api-docs.ts';

const profile = '00000000000000a1';

it('reads what main wrote, whatever a key is called', () => {
  const name = 'a&key=b #\u202e%';
  const hash = `#api-docs?${new URLSearchParams({ profile, key: name }).toString()}`;
  expect(shownApiDocs(hash)).toEqual({
    profile,
    credential: { kind: 'client-key', name },
  });
  expect(shownApiDocs(`#api-docs?profile=${profile}`)?.credential).toEqual({ kind: 'session' });
  expect(shownApiDocs('#palette')).toBeNull();
  expect(shownApiDocs('#api-docs?profile=../x')).toBeNull();
});
