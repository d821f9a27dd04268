import { expect, it } from 'vitest';
import { shownApiDocs } from './shown-api-docs.ts';

const profile = '00000000000000a1';

it('reads what main wrote, whatever a key is called', () => {
  const name = 'a&key=b #\u202e%';
  const hash = `#api-docs?${new URLSearchParams({ profile, key: name }).toString()}`;
  expect(shownApiDocs(hash)).toEqual({
    profile,
    credential: { kind: 'client-key', name },
    notice: null,
  });
  expect(shownApiDocs(`#api-docs?profile=${profile}`)?.credential).toEqual({ kind: 'session' });
  expect(shownApiDocs('#palette')).toBeNull();
  expect(shownApiDocs('#api-docs?profile=../x')).toBeNull();
});

it('reads why the docs aren’t there', () => {
  const notice = (rest: string) => shownApiDocs(`#api-docs?profile=${profile}&${rest}`)?.notice;
  expect(notice('notice=needs-files&host=a%3A1&host=b')).toEqual({
    kind: 'needs-files',
    hosts: ['a:1', 'b'],
  });
  expect(notice('notice=not-found&host=a')).toEqual({ kind: 'not-found' });
  expect(notice('notice=else')).toBeNull();
});
