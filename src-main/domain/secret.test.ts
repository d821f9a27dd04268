import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { liveSecrets, watchSecrets } from '../testing/watch-secrets.ts';
import { ForgottenSecret, Secret } from './secret.ts';

afterEach(() => watchSecrets().dispose());

const texts = ['', 'x', 'p\0ss', 'żółć 🔑 \ud800', 'a'.repeat(10_000)];

it.each(texts)('gives back what was put in: %j', (text) => {
  expect(Secret.of(text).reveal()).toBe(text);
});

it.each(texts)(
  'gives its units as a copy for the caller to zero, and takes them over: %j',
  (text) => {
    const secret = Secret.of(text);
    const units = secret.revealUnits();
    const taken = Secret.ofUnits(units);
    expect(taken.reveal()).toBe(text);
    taken.forget();
    expect(units.every((unit) => unit === 0)).toBe(true);
    expect(secret.reveal()).toBe(text);
    expect(() => taken.revealUnits()).toThrow(ForgottenSecret);
  },
);

it('is printed by nothing', () => {
  const secret = Secret.of('hunter2');
  const printed = [
    String(secret),
    JSON.stringify({ secret }),
    inspect({ secret }),
    inspect(secret),
  ];
  for (const text of printed) {
    expect(text).toContain('[redacted]');
    expect(text).not.toMatch(/hunter2|104|0068/);
  }
});

describe('when it is forgotten', () => {
  it.each(texts.filter((text) => text !== ''))('holds nothing but zeroes: %j', (text) => {
    const watch = watchSecrets();
    const secret = Secret.of(text);
    expect(liveSecrets(watch)).toEqual([text]);
    secret.forget();
    expect(liveSecrets(watch)).toEqual([]);
    expect(watch.units.every((units) => units.every((unit) => unit === 0))).toBe(true);
  });

  it('can’t be revealed, and says so without a secret in it', () => {
    const secret = Secret.of('hunter2');
    secret.forget();
    secret.forget();
    expect(() => secret.reveal()).toThrow(ForgottenSecret);
    expect(inspect(secret)).toBe('[redacted]');
  });
});

it('equals what holds the same text, and nothing once forgotten', () => {
  const [secret, same] = [Secret.of('one'), Secret.of('one')];
  expect(secret.equals(same)).toBe(true);
  for (const other of ['', 'on', 'onE', 'one ', 'ohe']) {
    expect(secret.equals(Secret.of(other))).toBe(false);
  }
  same.forget();
  expect([secret.equals(same), same.equals(secret), same.equals(same)]).toEqual([
    false,
    false,
    false,
  ]);
});
