import { fieldsOf } from './unknown-json.ts';

/**
 * Why a Hub rejected a credential, in its framework's own shape: JSON with a `detail`, and a `code` if
 * a token is at fault (DRF, `exceptions.py`; djangorestframework-simplejwt, `authentication.py`).
 * no-credentials: as if none had been sent, also for a client key that is unknown or not accepted there ·
 * token: this token is not valid · account: its user is disabled or deleted · no-account: wrong user or
 * password, or a disabled user · other: rejected without a reason.
 */
export const rejectionReasons = [
  'no-credentials',
  'token',
  'account',
  'no-account',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

type Said = RejectionReason | 'permission';

/** The same in every language. */
const byCode: ReadonlyMap<unknown, Said> = new Map<unknown, Said>([
  ['user_inactive', 'account'],
  ['user_not_found', 'account'],
  ['no_active_account', 'no-account'],
  ['token_not_valid', 'token'],
  ['bad_authorization_header', 'token'],
  ['password_changed', 'token'],
  ['not_authenticated', 'no-credentials'],
  ['authentication_failed', 'other'],
  ['permission_denied', 'permission'],
]);

/** How the framework's English sentences begin when they come without a code. */
const byDetail: readonly (readonly [RegExp, Said])[] = [
  [/^authentication credentials were not provided\b/i, 'no-credentials'],
  [/^no active account found\b/i, 'no-account'],
  [/^given token not valid\b/i, 'token'],
  [/^the user's password has been changed\b/i, 'token'],
  [/^incorrect authentication credentials\b/i, 'other'],
  [/^you do not have permission\b/i, 'permission'],
];

/**
 * What the body of a 401 or 403 says about the credential, by a code or sentence of the framework.
 * `permission`: the credential is good, but its owner may not do this. Null: anything else, which any program in front
 * of the Hub could say too, so it proves nothing.
 */
export function readRejection(status: 401 | 403, body: unknown): Said | null {
  const { detail, code } = fieldsOf(body);
  if (typeof detail !== 'string') return null;
  const said =
    byCode.get(code) ?? byDetail.find(([beginning]) => beginning.test(detail))?.[1] ?? null;
  // The framework only uses 403 for a missing permission.
  return said === 'permission' && status === 401 ? null : said;
}

/**
 * Whether a 401 that `readRejection` can't read is the framework's own in another language, from a Hub that
 * ignores `Accept-Language`: only a `detail`, and the framework's challenge. It doesn't say what was rejected.
 */
export const isForeignRefusal = (
  status: 401 | 403,
  body: unknown,
  challenge: string | null,
): boolean =>
  status === 401 &&
  isFrameworkChallenge(challenge) &&
  typeof fieldsOf(body)['detail'] === 'string' &&
  Object.keys(fieldsOf(body)).length === 1;

/** The exact challenge of simplejwt's 401s (`JWTAuthentication.authenticate_header`). */
export const isFrameworkChallenge = (challenge: string | null): boolean =>
  challenge === 'Bearer realm="api"';
