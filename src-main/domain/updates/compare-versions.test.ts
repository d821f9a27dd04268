import { expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';

/** The order of https://semver.org/spec/v2.0.0.html#spec-item-11 and around it. */
const ascending = [
  '0.1.0',
  '0.9.9',
  '0.10.0',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta',
  '1.0.0-beta.2',
  '1.0.0-beta.11',
  '1.0.0-rc.1',
  '1.0.0',
  '2.0.0',
  '10.0.0',
];

it('orders versions as SemVer does', () => {
  for (const [at, left] of ascending.entries())
    for (const [other, right] of ascending.entries())
      expect(Math.sign(compareVersions(left, right) ?? NaN), `${left} ${right}`).toBe(
        Math.sign(at - other),
      );
});

it('takes no notice of the build', () => {
  expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
});

it.each([
  '1.0',
  'v1.0.0',
  '01.0.0',
  '1.0.0-',
  '1.0.0-01',
  '',
  '1.0.0 ',
  '99999999999999999999.0.0',
])('knows no version %j', (text) => {
  expect(compareVersions(text, '1.0.0')).toBeNull();
  expect(compareVersions('1.0.0', text)).toBeNull();
});
