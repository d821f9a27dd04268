import { expect, it } from 'vitest';
import { koffiProblem } from './koffi-builds.mjs';

it.each([
  ['linux', 1, ['koffi-linux-x64'], null],
  ['darwin', 3, ['koffi-darwin-x64', 'koffi-darwin-arm64'], null],
  ['darwin', 4, ['koffi-darwin-x64', 'koffi-darwin-arm64'], null],
  ['win32', 3, ['koffi-win32-arm64'], null],
  ['win32', 1, ['koffi-linux-x64'], /lacks @koromix\/koffi-win32-x64/],
  ['darwin', 3, ['koffi-darwin-x64'], /lacks @koromix\/koffi-darwin-arm64/],
  ['darwin', 4, [], /lacks @koromix\/koffi-darwin-arm64 and @koromix\/koffi-darwin-x64/],
  ['win32', 1, ['koffi-win32-arm64', 'koffi-win32-x64'], /more builds/],
])('a package for %s, processor %i, with %j', (platform, arch, builds, problem) => {
  const said = koffiProblem(platform, arch, builds);
  if (problem === null) expect(said).toBeNull();
  else expect(said).toMatch(problem);
});
