import { expect, it } from 'vitest';
import { shownApiDocs } from './shown-api-docs.ts';

it('reads what main wrote, whatever a key is called', () => {
  const name = 'a&key=b #\u202e%';
  const hash = `#api-docs?${new URLSearchParams({ profile: 'p-1', key: name }).toString()}`;
  expect(shownApiDocs(hash)).toEqual({
    profile: 'p-1',
    credential: { kind: 'client-key', name },
  });
  expect(shownApiDocs('#api-docs?profile=p-1')?.credential).toEqual({ kind: 'session' });
  expect(shownApiDocs('#palette')).toBeNull();
});
