import { requestAsScript } from '../../fixtures/request-as-script.ts';
import { ConsentPage } from '../../pages/consent-page.ts';
import { outcomeOf, type Moment } from './moment.ts';
import { signedIn, withKey } from './prepared.ts';

export const copy: Moment = {
  name: 'copy',
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    const { id } = await rig.profile();
    await begin();
    const request = {
      what: 'header',
      profile: id,
      credential: { kind: 'session' },
      endpoint: 'jobs',
      shell: 'posix',
      jq: false,
      variable: false,
    } as const;
    return outcomeOf(await rig.call('copy', request));
  },
};

/** A client key is copied after a start, so that it comes from the keychain. */
export const keyCopy: Moment = {
  name: 'copy of a key after a start',
  prepare: async (rig) => {
    await withKey(rig);
    await rig.quit();
  },
  act: async (rig, begin) => {
    await begin();
    await rig.launch();
    const { id } = await rig.profile();
    const request = {
      what: 'header',
      profile: id,
      credential: { kind: 'client-key', name: 'ci' },
      endpoint: 'jobs',
      shell: 'posix',
      jq: false,
      variable: false,
    } as const;
    return outcomeOf(await rig.call('copy', request));
  },
};

/** A script with permission for the header. */
export const header: Moment = {
  name: 'header',
  prepare: async (rig) => {
    await signedIn(rig);
    const asked = rig.hubkey.helper('GET', '/v1/header');
    // If nobody allowed it, the row fails.
    asked.catch(() => undefined);
    const consent = new ConsentPage(rig.page);
    await consent.dialog.waitFor();
    // The offered durations depend on the calling program; the longest comes last.
    await consent.allow((await consent.choices()).at(-1));
    const given = await asked;
    if (!given.ok) throw new Error(`The first header was refused: ${await given.text()}`);
  },
  act: async (rig, begin) => {
    await begin();
    return answered(await rig.hubkey.helper('GET', '/v1/header'));
  },
};

export const helperCall: Moment = {
  name: 'a helper call',
  prepare: async (rig) => {
    await signedIn(rig);
    await rig.hubkey.helper('GET', '/v1/status');
  },
  act: async (rig, begin) => {
    await begin();
    return answered(await requestAsScript(rig.hubkey));
  },
};

async function answered(answer: Response): Promise<{ ok: boolean; problem?: string }> {
  const text = await answer.text().catch(() => 'the answer broke off');
  return answer.ok ? { ok: true } : { ok: false, problem: `${answer.status} ${text}` };
}
