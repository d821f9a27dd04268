import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

export interface Claims {
  token_type: 'access' | 'refresh';
  exp: number;
  /** Absent where the Hub leaves it out. */
  iat?: number;
  jti: string;
  user_id: number;
}

/** Signs claims as an HS256 JWT. */
export function signToken(claims: Claims, secret: string): string {
  const head = encoded({ alg: 'HS256', typ: 'JWT' });
  const payload = `${head}.${encoded(claims)}`;
  return `${payload}.${signature(payload, secret)}`;
}

/** The claims of a token whose signature is right, or null. Says nothing of its times. */
export function readToken(token: string, secret: string): Claims | null {
  const [head, body, signed] = token.split('.');
  if (!head || !body || !signed) return null;
  const wanted = Buffer.from(signature(`${head}.${body}`, secret));
  const given = Buffer.from(signed);
  if (wanted.length !== given.length || !timingSafeEqual(wanted, given)) return null;
  return JSON.parse(Buffer.from(body, 'base64url').toString()) as Claims;
}

export const newJti = (): string => randomBytes(16).toString('hex');

const encoded = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (payload: string, secret: string): string =>
  createHmac('sha256', secret).update(payload).digest('base64url');
