import { expect, it } from 'vitest';
import { exportName } from './export-name.ts';

it.each([
  ['hub.example-8443', 'hubkey-health-hub.example-8443.json'],
  ['My Hub / Köln', 'hubkey-health-My-Hub-K-ln.json'],
  ['../../etc\\x\0\n', 'hubkey-health-..-..-etc-x-.json'],
])('names the file after %j without a path in it', (profile, name) => {
  expect(exportName('health', profile, 'json')).toBe(name);
});
