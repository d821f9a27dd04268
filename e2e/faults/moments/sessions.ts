import { SignInPage } from '../../pages/sign-in-page.ts';
import type { Moment } from './moment.ts';
import { signedIn } from './prepared.ts';

/** Hubkey was quit with an expired access token, so that a start sends a request to the Hub. */
export const start: Moment = {
  name: 'start',
  hub: { accessSeconds: 2 },
  prepare: async (rig) => {
    await signedIn(rig);
    await rig.quit();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    rig.hub.set({ accessSeconds: 3600 });
  },
  act: async (rig, begin) => {
    await begin();
    await rig.launch();
    return { ok: null };
  },
};

/** Something is due in the background. */
export const idle: Moment = {
  name: 'idle',
  hub: { accessSeconds: 6 },
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    rig.hub.set({ accessSeconds: 3600 });
    await begin();
    return { ok: null };
  },
  stayMs: 6_000,
};

export const signIn: Moment = {
  name: 'sign-in',
  prepare: async () => {},
  act: async (rig, begin) => {
    const form = new SignInPage(rig.page);
    await form.fill(rig.hub.url, rig.hub.user, rig.hub.password);
    await form.keep.check();
    await begin();
    await form.submit.click();
    const over = rig.page
      .getByText(/^Access (for|has)/)
      .or(form.alert)
      .or(form.certificate);
    await over.first().waitFor();
    const alert = await form.alert.or(form.certificate).allInnerTexts();
    return alert.length ? { ok: false, problem: alert.join(' ') } : { ok: true };
  },
};

export const refresh: Moment = {
  name: 'refresh',
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    const { id } = await rig.profile();
    await begin();
    await rig.call('refresh', id);
    return { ok: null };
  },
};

/** The session is over, and the saved password meets the fault. */
export const unattendedSignIn: Moment = {
  name: 'unattended sign-in',
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    const { id } = await rig.profile();
    rig.hub.endSessions();
    // The refresh gets through, as the Hub's own rejection makes the password necessary.
    const asked = rig.hub.waitForRequest('POST', '/api/auth/token/refresh/').then(begin);
    await rig.call('refresh', id);
    await asked;
    return { ok: null };
  },
};

export const healthReading: Moment = {
  name: 'health reading',
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    const { id } = await rig.profile();
    await begin();
    await rig.call('loadHealth', id);
    return { ok: null };
  },
};

export const signOut: Moment = {
  name: 'sign-out',
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    const { id } = await rig.profile();
    await begin();
    await rig.call('signOut', id);
    return { ok: null };
  },
};

/** Quits during a refresh and a copy. */
export const quit: Moment = {
  name: 'quit',
  prepare: (rig) => signedIn(rig),
  act: async (rig, begin) => {
    const { id } = await rig.profile();
    await begin();
    void rig.call('refresh', id).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await rig.quit();
    return { ok: true };
  },
  stayMs: 0,
};
