import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkProperty, hostileText } from '../testing/check-property.ts';
import { tokenLifeMs } from './token-times.ts';

const fallback = 3_600_000;
const longest = 400 * 86_400_000;
const part = (text: string): string => Buffer.from(text).toString('base64url');
const serverNow = fc.option(fc.integer({ min: 0, max: 253_402_300_799_999 }));
const claims = fc.oneof(
  fc.json(),
  fc.record({ exp: fc.jsonValue(), iat: fc.jsonValue() }).map((value) => JSON.stringify(value)),
  fc.record({ exp: fc.double(), iat: fc.double() }).map((value) => JSON.stringify(value)),
  fc.constant('['.repeat(5_000)),
);
const token = fc.oneof(
  fc
    .tuple(fc.string(), claims, fc.string())
    .map(([head, body, end]) => `${head}.${part(body)}.${end}`),
  hostileText(['.', '=', 'e30', 'A', '_', '-', ' ']),
);

it('gives a life that a clock can count, whatever the token says', () => {
  checkProperty(
    fc.property(token, serverNow, (text, now) => {
      const life = tokenLifeMs(text, fallback, now);
      expect(life >= 0 && life <= longest).toBe(true);
    }),
    1_000,
  );
});

it('gives the time between issue and end, or what is left by the Hub’s clock where that lies between', () => {
  const times = fc.record({
    iat: fc.integer({ min: 1, max: 4_000_000_000 }),
    seconds: fc.integer({ min: 1, max: 400 * 86_400 }),
    past: fc.integer({ min: -86_400, max: 86_400 }),
  });
  checkProperty(
    fc.property(times, ({ iat, seconds, past }) => {
      const text = `x.${part(JSON.stringify({ iat, exp: iat + seconds }))}.y`;
      expect(tokenLifeMs(text, fallback, null)).toBe(seconds * 1000);
      // A clock by which the token was over when it came is a wrong one.
      const believed = past > 0 && past < seconds;
      const life = (believed ? seconds - past : seconds) * 1000;
      expect(tokenLifeMs(text, fallback, (iat + past) * 1000)).toBe(life);
    }),
  );
});
