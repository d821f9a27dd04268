import { expect, it } from 'vitest';
import { sessionRef, type Credential } from '../../domain/credential.ts';
import { profileId } from '../../domain/ids.ts';
import { Secret } from '../../domain/secret.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import type { CredentialCheck } from '../credentials/desk.ts';
import { CredentialChecks } from './credential-checks.ts';

const profile = profileId('id1');
const token = (text: string): Credential => ({ kind: 'session', secret: Secret.of(text) });

it('answers for the very secret that is asked about, also while an older one is being checked', async () => {
  const [older, newer] = [token('older'), token('newer')];
  const answers: ((check: CredentialCheck) => void)[] = [];
  const desk = {
    check: () => new Promise<CredentialCheck>((done) => answers.push(done)),
    knownRejected: () => false,
  };
  const checks = new CredentialChecks({ desk, clock: new ManualClock() });
  const first = checks.check(profile, sessionRef, older.secret);
  const joined = checks.check(profile, sessionRef, older.secret);
  const second = checks.check(profile, sessionRef, newer.secret);
  expect(answers).toHaveLength(2);
  answers[0]?.({ says: 'works', credential: older });
  answers[1]?.({ says: 'works', credential: newer });
  expect(await Promise.all([first, joined, second])).toEqual(
    [older, older, newer].map((credential) => ({ says: 'works', credential })),
  );
});
