import { expect, it } from 'vitest';
import { runtimeFacts } from './runtime-facts.ts';

it.each([
  ['45.5.0', true],
  ['43.0.0', true],
  ['42.9.9', false],
  ['9.0.0', false],
  ['', false],
])('Electron %j gets security fixes: %s', (electron, supported) => {
  expect(runtimeFacts(electron)).toEqual({ electron, supported });
});
