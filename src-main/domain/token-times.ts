const day = 86_400_000;
const longestLife = 400 * day;
/** Longer tokens don't fit in a header, so their claims aren't read. */
const longestToken = 16_384;

/**
 * How long a token is valid from its receipt, in ms. Read from its own claims without checking the
 * signature: the token stays opaque, and if the claims can't be read `fallbackMs` is used.
 *
 * The life is `exp - iat`, so that clocks that differ do no harm. A Hub that copies `iat` on
 * refresh makes that too long; the answer's `Date` (`serverNow`, ms) then gives the shorter, true one.
 * It is only used if it lies within the token's own times: a token that just came can't have expired
 * already, so that clock must be a proxy's.
 */
export function tokenLifeMs(token: string, fallbackMs: number, serverNow: number | null): number {
  const claims = readClaims(token);
  if (!claims) return fallbackMs;
  const left = serverNow === null ? null : claims.exp * 1000 - serverNow;
  const life = claims.iat === null ? left : (claims.exp - claims.iat) * 1000;
  if (life === null || life <= 0 || life > longestLife) return fallbackMs;
  // `Date` has whole seconds: up to one second is lost to rounding, never gained.
  return left !== null && left > 0 && left < life ? left : life;
}

/** `iat` is null if the token has none. */
function readClaims(token: string): { exp: number; iat: number | null } | null {
  if (token.length > longestToken) return null;
  const [, payload, signature] = token.split('.');
  if (!payload || signature === undefined) return null;
  try {
    const claims: unknown = JSON.parse(fromBase64Url(payload));
    if (typeof claims !== 'object' || claims === null) return null;
    const { exp, iat } = claims as { exp?: unknown; iat?: unknown };
    if (!isSeconds(exp)) return null;
    return { exp, iat: isSeconds(iat) ? iat : null };
  } catch {
    return null;
  }
}

const isSeconds = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url to text, for claims in ASCII. Throws if a character is outside its alphabet. */
function fromBase64Url(text: string): string {
  let bits = 0;
  let bitCount = 0;
  let out = '';
  for (const char of text) {
    // Padding is only allowed at the end.
    if (char === '=') break;
    const value = alphabet.indexOf(char);
    if (value < 0) throw new Error('Not base64url.');
    bits = ((bits << 6) | value) & 0xffff;
    bitCount += 6;
    if (bitCount >= 8) {
      bitCount -= 8;
      out += String.fromCharCode((bits >> bitCount) & 0xff);
    }
  }
  return out;
}
