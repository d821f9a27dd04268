import { fieldsOf } from './unknown-json.ts';

/**
 * Why a Hub refused a credential, in its framework's own shape: JSON with a `detail`, and a `code` where
 * a token is at fault (djangorestframework-simplejwt, `authentication.py`).
 * no-credentials: as if none had come, also said of a client key that is unknown or not taken there ·
 * token: this token is not valid · account: its user is disabled or deleted · no-account: wrong user or
 * password, or a disabled user · other: anything else that a 401 says.
 */
export const rejectionReasons = [
  'no-credentials',
  'token',
  'account',
  'no-account',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];

const byCode: readonly (readonly [RegExp, RejectionReason])[] = [
  [/^(user_inactive|user_not_found)$/, 'account'],
  [/^no_active_account$/, 'no-account'],
  [/^(token_not_valid|bad_authorization_header|token_.*|user_.*)$/, 'token'],
  [/^not_authenticated$/, 'no-credentials'],
];

/** The framework's English is all there is to tell these apart by; in another language they are `other`. */
const byDetail: readonly (readonly [RegExp, RejectionReason])[] = [
  [/credentials were not provided/i, 'no-credentials'],
  [/no active account/i, 'no-account'],
];

/**
 * What the body of a 401 or 403 says of the credential. `permission`: it is good, its owner may not do
 * this. Null: the body is not the framework's, so something else answered.
 */
export function readRejection(
  status: 401 | 403,
  body: unknown,
): RejectionReason | 'permission' | null {
  const { detail, code } = fieldsOf(body);
  if (typeof detail !== 'string') return null;
  const [known] =
    typeof code === 'string'
      ? byCode.flatMap(([form, reason]) => (form.test(code) ? [reason] : []))
      : byDetail.flatMap(([form, reason]) => (form.test(detail) ? [reason] : []));
  return known ?? (status === 401 ? 'other' : 'permission');
}

/** The challenge of simplejwt's 401s (`JWTAuthentication.authenticate_header`), to the letter. */
export const isFrameworkChallenge = (challenge: string | null): boolean =>
  challenge === 'Bearer realm="api"';
