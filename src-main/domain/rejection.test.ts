import { expect, it } from 'vitest';
import { isForeignRefusal, readRejection } from './rejection.ts';

it.each([
  [401, { detail: 'Authentication credentials were not provided.' }, 'no-credentials'],
  [403, { detail: 'Authentication credentials were not provided.' }, 'no-credentials'],
  [401, { detail: 'No active account found with the given credentials' }, 'no-account'],
  [401, { detail: 'Token is invalid', code: 'token_not_valid', messages: [] }, 'token'],
  [403, { detail: 'Token is invalid', code: 'token_not_valid' }, 'token'],
  [401, { detail: 'Two words, please', code: 'bad_authorization_header' }, 'token'],
  [401, { detail: 'User is inactive', code: 'user_inactive' }, 'account'],
  [403, { detail: 'User not found', code: 'user_not_found' }, 'account'],
  [401, { detail: 'No active account found for the given token.' }, 'no-account'],
  [401, { detail: 'Aucun compte actif.', code: 'no_active_account' }, 'no-account'],
  [403, { detail: 'Anmeldedaten fehlen.', code: 'not_authenticated' }, 'no-credentials'],
  [401, { detail: 'Given token not valid for any token type' }, 'token'],
  [401, { detail: 'Le jeton est invalide ou expiré', code: 'token_not_valid' }, 'token'],
  [401, { detail: "The user's password has been changed." }, 'token'],
  [401, { detail: 'Mot de passe changé.', code: 'password_changed' }, 'token'],
  [401, { detail: 'Incorrect authentication credentials.' }, 'other'],
  [403, { detail: 'Falsche Anmeldedaten.', code: 'authentication_failed' }, 'other'],
  [403, { detail: 'You do not have permission to perform this action.' }, 'permission'],
  [403, { detail: 'Berechtigung verweigert.', code: 'permission_denied' }, 'permission'],
  [401, { detail: 'Unauthorized' }, null],
  [401, { detail: 'Unauthorized', code: 'unauthorized' }, null],
  [401, { detail: 'Session expired', code: 'token_expired' }, null],
  [401, { detail: 'You do not have permission to perform this action.' }, null],
  [403, { detail: 'Anmeldedaten fehlen.' }, null],
  [403, { detail: 'Your IP address is not allowed here.' }, null],
  [403, { detail: 'Nein.', code: 'something_new' }, null],
  [401, { error: 'login required' }, null],
  [401, {}, null],
  [401, null, null],
  [403, ['no'], null],
  [401, { detail: 7 }, null],
  [403, { failure_limit: 3, username: 'ana' }, null],
] as const)('a %d with %j says %s', (status, body, says) => {
  expect(readRejection(status, body)).toBe(says);
});

const challenge = 'Bearer realm="api"';

it.each([
  [401, { detail: 'Anmeldedaten fehlen.' }, challenge, true],
  [401, { detail: 'Anmeldedaten fehlen.' }, null, false],
  [401, { detail: 'Anmeldedaten fehlen.' }, 'Bearer', false],
  [401, { detail: 'Anmeldedaten fehlen.' }, 'Bearer realm="gateway"', false],
  [401, { detail: 'Anmeldedaten fehlen.' }, 'bearer realm="api"', false],
  [401, { detail: 'Anmeldedaten fehlen.' }, `${challenge}, Basic realm="proxy"`, false],
  // Many gateways want keys of their own, and name them so.
  [401, { detail: 'Anmeldedaten fehlen.' }, 'Api-Key', false],
  [403, { detail: 'Anmeldedaten fehlen.' }, challenge, false],
  [401, { detail: 'Nein.', code: 'something_new' }, challenge, false],
  [401, { detail: 'Nein.', error: 'login' }, challenge, false],
  [401, { detail: ['Nein.'] }, challenge, false],
  [401, { error: 'login' }, challenge, false],
  [401, ['Nein.'], challenge, false],
  [401, null, challenge, false],
] as const)(
  'a %d with %j and %j is a refusal in another language: %s',
  (status, body, said, is) => {
    expect(isForeignRefusal(status, body, said)).toBe(is);
  },
);
