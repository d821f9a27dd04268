import { expect, it } from 'vitest';
import { profileNamed } from '../../loopback/find-profile.ts';
import { CoreRig } from '../../testing/core-rig.ts';
import { callerOf, fileOf, programOf } from '../../testing/fakes.ts';
import { clientKeyId } from '../ids.ts';
import { trayMenu } from '../../tray/menu-model.ts';
import {
  activityCredentialWords,
  activityWho,
  activityWords,
  callerWords,
  copyProblemWords,
  credentialWords,
  criticalAlertWords,
  healthNotification,
  healthStateWords,
  jobEndedWords,
  jobGoneWords,
  jobStateWords,
  hubProblemWords,
  keyActWords,
  keyAdoptedWords,
  keyDoneWords,
  keyWaitsWords,
  keyWantWords,
  filledInWords,
  signInAskedWords,
  noticeWords,
  parentWords,
  programAsksWords,
  rememberedWords,
  reminderWords,
  scopeWords,
  sessionEndedWords,
} from './index.ts';

/** A right-to-left mark, a newline, a zero-width blank, a tag, and more than a line of it. */
const lie = `\u202egnp.exe\n\u200b\u{e0041}\u2066${'x'.repeat(400)}`;
const dangerous = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

async function hostile() {
  const rig = new CoreRig();
  await rig.signIn({ user: lie });
  await rig.saveKey();
  await rig.clock.advance(1_000);
  // Such names are refused where they are typed, so they come from the file.
  const profiles = rig.profiles.saved.profiles.map((profile) => ({
    ...profile,
    name: lie,
    keys: profile.keys.map((key) => ({ ...key, name: lie })),
  }));
  rig.profiles.saved = { ...rig.profiles.saved, profiles };
  await rig.restart();
  return rig;
}

it('no sentence, title or label lets a name hide anything', async () => {
  const { core, clock } = await hostile();
  const view = core.view();
  const [profile] = view.profiles;
  if (!profile) throw new Error('No profile.');
  const program = programOf(`/bin/${lie}`, { name: lie, script: fileOf(`/home/${lie}`) });
  const caller = callerOf(program, [programOf(`/opt/${lie}`)]);
  const credential = { profile: lie, credential: lie };
  const alert = {
    id: 1,
    name: lie,
    severity: lie,
    summary: lie,
    site: lie,
    node: lie,
    queue: null,
    at: 1,
  };
  const times = { created: null, started: null, completed: 1, runtimeMs: null };
  const job = { id: 1, name: lie, state: lie, site: lie, owner: lie, ...times };
  const said = [
    activityWho({ kind: 'handed-out', to: lie, ...credential }),
    activityWords({ kind: 'denied', to: lie, method: lie, path: lie, ...credential }),
    activityWords({ kind: 'passed', method: 'GET', path: lie, status: 200, ...credential }),
    activityWho({ kind: 'program-act', what: 'use', to: lie, profile: lie }),
    jobStateWords(lie),
    healthStateWords(lie),
    activityWords({ kind: 'key-created', profile: lie, key: lie }),
    activityCredentialWords({ kind: 'denied', to: lie, ...credential }),
    callerWords(caller),
    parentWords(program),
    rememberedWords('until-quit', caller),
    credentialWords(lie),
    scopeWords(lie),
    keyWantWords({ do: 'revoke', name: lie }),
    filledInWords(callerWords(caller)),
    activityWords({ kind: 'key-revoked', profile: lie, key: lie, to: lie }),
    copyProblemWords({ kind: 'no-key', name: lie }),
    hubProblemWords({ kind: 'redirect', location: lie }, 'https://hub.example'),
    hubProblemWords({ kind: 'not-a-hub', status: 200, title: lie }, 'https://hub.example'),
    keyActWords(
      { kind: 'create', key: clientKeyId('k'), name: lie, before: [], startedAt: 0, orphans: [7] },
      lie,
    ),
    keyDoneWords('rotate', lie),
    keyWaitsWords('revoke', lie),
    noticeWords({ kind: 'settings-damaged', file: lie }),
    noticeWords({ kind: 'settings-unread', path: lie, why: 'denied', code: '' }),
    noticeWords({ kind: 'keys-left', profile: lie, hub: lie, keys: [lie] }),
    noticeWords({ kind: 'keys-lost', keys: [{ name: lie, profile: lie }] }),
    ...[
      reminderWords(profile, clock.now(), clock.now()),
      sessionEndedWords(profile, 'ended'),
      keyAdoptedWords(profile, { name: lie, saved: true }, lie),
      programAsksWords(profile, callerWords(caller), { kind: 'raw', as: 'header' }),
      programAsksWords(profile, callerWords(caller), { kind: 'key', do: 'create', name: lie }),
      signInAskedWords('https://hub.example', callerWords(caller)),
      programAsksWords(profile, callerWords(caller), { kind: 'change', method: lie, path: lie }),
      healthNotification(profile, { kind: 'key-unreadable', key: lie }, clock.now()),
      healthNotification(profile, { kind: 'needs-session', key: lie }, clock.now()),
      criticalAlertWords(profile, [alert]),
      criticalAlertWords(profile, [alert, alert]),
      jobEndedWords(profile, job, clock.now()),
      jobGoneWords(profile, { id: 1, name: lie }),
    ].flatMap(({ title, body }) => [title, body]),
  ];
  expect(said.filter((text) => dangerous.test(text))).toEqual([]);
  const menu = JSON.stringify(trayMenu(view, clock.now(), 'posix').map(labelsOf));
  expect(dangerous.test(menu)).toBe(false);
  const refused = profileNamed(`${lie}y`, view);
  expect(refused.ok ? '' : refused.problem.message()).toContain('\\u202egnp.exe\\u000a');
  core.dispose();
});

const labelsOf = (item: ReturnType<typeof trayMenu>[number]): unknown[] => [
  'label' in item ? item.label : '',
  ...('items' in item ? item.items.map(labelsOf) : []),
];

it('a title and a menu keep both ends of a long name', async () => {
  const { core, clock } = await hostile();
  const [profile] = core.view().profiles;
  if (!profile) throw new Error('No profile.');
  const { title } = sessionEndedWords(profile, 'ended');
  expect(title).toMatch(/^\\u202egnp\.exe.*…x+ needs your password$/);
  expect(title.length).toBeLessThan(90);
  expect(trayMenu(core.view(), clock.now(), 'posix')[0]).toMatchObject({ kind: 'text' });
  core.dispose();
});
