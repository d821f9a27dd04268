import { expect, it } from 'vitest';
import { signingOptions } from './signing-options.mjs';

it.each([
  ['darwin', {}, ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false']],
  ['darwin', { CSC_LINK: '' }, ['-c.mac.identity=-', '-c.mac.hardenedRuntime=false']],
  ['darwin', { CSC_LINK: 'certificate.p12' }, []],
  ['darwin', { CSC_NAME: 'Ana' }, []],
  ['linux', {}, []],
  ['win32', {}, []],
])('signs ad hoc only on macOS without a certificate: %s, %j', (platform, env, options) => {
  expect(signingOptions(platform, env)).toEqual(options);
});
