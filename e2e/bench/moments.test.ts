import { expect, it } from 'vitest';
import { readMoments } from './moments.ts';

const printed = {
  script: 1_100,
  bootstrap: 1_110,
  ready: 1_200,
  window: 1_210,
  navigation: 1_300,
  domReady: 1_350,
  heading: 1_400,
};

it('counts each moment from the start', () => {
  const moments = readMoments(JSON.stringify(printed), 1_000);
  expect(moments).toMatchObject({ script: 100, heading: 400 });
});

it('refuses a start that missed one', () => {
  const line = JSON.stringify({ ...printed, ready: undefined });
  expect(() => readMoments(line, 1_000)).toThrow('The start has no “ready”');
});
