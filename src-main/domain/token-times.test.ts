import { expect, it } from 'vitest';
import { tokenLifeMs } from './token-times.ts';

const token = (claims: unknown) =>
  `h.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const now = 1_800_000_000;

it('takes exp - iat, whatever the clocks say', () => {
  expect(tokenLifeMs(token({ iat: now, exp: now + 3600 }), 1, null)).toBe(3_600_000);
  expect(tokenLifeMs(token({ iat: 10, exp: 40, jti: 'x', user_id: 7 }), 1, null)).toBe(30_000);
});

it('takes what is left by the Hub’s own clock where iat was copied', () => {
  const copied = token({ iat: now - 7200, exp: now + 60 });
  expect(tokenLifeMs(copied, 1, now * 1000)).toBe(60_000);
});

it.each([-5 * 3600, -90, 90, 5 * 3600])(
  'does not believe a Date that is %d s off a fresh token',
  (off) => {
    const fresh = token({ iat: now, exp: now + 60 });
    expect(tokenLifeMs(fresh, 1, (now + off) * 1000)).toBe(60_000);
  },
);

it('counts an end without a beginning from the answer’s Date', () => {
  expect(tokenLifeMs(token({ exp: now + 60 }), 1234, now * 1000)).toBe(60_000);
  expect(tokenLifeMs(token({ exp: now + 60 }), 1234, null)).toBe(1234);
  expect(tokenLifeMs(token({ exp: now + 60 }), 1234, (now + 90) * 1000)).toBe(1234);
});

it.each([
  'opaque',
  'a.b',
  'a.$$.c',
  'a..c',
  token('text'),
  token({ exp: '5', iat: 1 }),
  token({ iat: 100, exp: 50 }),
  token({ iat: 1, exp: 1 + 401 * 86_400 }),
])('falls back where the claims can’t be used: %s', (text) => {
  expect(tokenLifeMs(text, 1234, null)).toBe(1234);
});
