import { expect, it } from 'vitest';
import { expectedPackages } from './expected-packages.mjs';

it('counts what npm installs on this system', () => {
  const packages = {
    '': { name: 'hubkey' },
    'node_modules/plain': {},
    'node_modules/for-linux': { optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/for-mac': { optional: true, os: ['darwin'] },
    'node_modules/not-windows': { os: ['!win32'] },
    'node_modules/of-another-optional': { optional: true },
  };
  const found = (platform) => expectedPackages({ packages }, { platform, arch: 'x64' });
  expect(found('linux')).toEqual([
    'node_modules/plain',
    'node_modules/for-linux',
    'node_modules/not-windows',
  ]);
  expect(found('win32')).toEqual(['node_modules/plain']);
});
