import { describe, expect, it } from 'vitest';
import { nearNames } from './near-names.ts';

const names = ['nightly', 'nightly-2', 'weekly', 'ci', 'CI-runner', 'Büro', '日本語'];

describe('the names near one that doesn’t exist', () => {
  it.each([
    ['nigthly', ['nightly']],
    ['nightl', ['nightly', 'nightly-2']],
    ['NIGHTLX', ['nightly']],
    ['weakly', ['weekly']],
    ['ci-runer', ['CI-runner', 'ci']],
    ['c', ['ci']],
    ['bürо', ['Büro']],
    ['Buro', ['Büro']],
    ['日本', ['日本語']],
    ['deploy', []],
    ['', []],
  ])('%s: %j', (typed, near) => {
    expect(nearNames(typed, names)).toEqual(near);
  });

  it('are few and quickly found, whatever their number and length', () => {
    const many = Array.from({ length: 50_000 }, (_, at) => `${'x'.repeat(59)}${at % 9}`);
    const before = performance.now();
    expect(nearNames('x'.repeat(4_000), many)).toHaveLength(3);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
