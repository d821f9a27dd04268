import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** What a program prints that runs with the probe. */
const printed = (program: string): string =>
  execFileSync(process.execPath, ['-r', './e2e/bench/probes/pass-time.cjs', '-e', program], {
    encoding: 'utf8',
    timeout: 20_000,
  }).trim();

it('lets an hour of timers pass, each at its own time, in a moment', () => {
  const program = `
    const { passTime } = require('./e2e/bench/probes/pass-time.cjs');
    const from = Date.now();
    const minutes = [];
    const again = () => setTimeout(() => { minutes.push(Math.floor((Date.now() - from) / 60_000)); again(); }, 60_000);
    again();
    clearTimeout(setTimeout(() => minutes.push('cleared'), 90_000));
    passTime(3_630_000).then(() => { console.log(minutes.length, minutes.at(0), minutes.at(-1)); process.exit(0); });
  `;
  expect(printed(program)).toBe('60 1 60');
});

it('lets an answer come before the timer that limits it', () => {
  const program = `
    const { passTime } = require('./e2e/bench/probes/pass-time.cjs');
    let result = 'none';
    const asked = setTimeout(() => {
      const limit = setTimeout(() => { result = 'late'; }, 10_000);
      setTimeout(() => { clearTimeout(limit); result = 'answered'; }, 50);
    }, 60_000);
    passTime(600_000).then(() => { console.log(result); process.exit(0); });
  `;
  expect(printed(program)).toBe('answered');
});
