import type { ProfileState } from '../../domain/app-state.ts';
import { defaultCredential } from '../../domain/credential.ts';
import { credentialFinding } from './credential-finding.ts';
import type {
  CertificateFinding,
  ClockFinding,
  ConnectionFinding,
  HubFinding,
} from '../../domain/doctor.ts';
import { readHubAddress } from '../../domain/hub-address.ts';
import type { HubProblem } from '../../domain/hub-problem.ts';
import type { Result } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubContact, HubProbe } from '../../ports/hub-probe.ts';
import type { CredentialDesk } from '../credentials/desk.ts';
import { targetOf } from '../credentials/hub-target.ts';
import type { Check } from './check.ts';

export interface HubCheckDeps {
  hubProbe: HubProbe;
  desk: Pick<CredentialDesk, 'check'>;
  clock: Clock;
}

/** A contact, with the times on this computer's clock at which it began and ended, in ms since the epoch. */
interface TimedContact {
  contact: Result<HubContact, HubProblem>;
  from: number;
  to: number;
}

/** Checks the connection to a profile's Hub until `signal` aborts, and whether the Hub accepts the profile's default credential. */
export function hubChecks(
  profile: ProfileState,
  deps: HubCheckDeps,
  signal?: AbortSignal,
): Check[] {
  const { hubProbe, desk, clock } = deps;
  const { name, hub } = profile;
  const target = targetOf(profile);
  let pending: Promise<TimedContact> | null = null;
  // Three rows share one request, and any of them may be the first.
  const contact = (): Promise<TimedContact> => {
    pending ??= timed(clock, () => hubProbe.contact(target, signal));
    return pending;
  };
  const check = (of: HubFinding['of'], run: () => Promise<HubFinding>): Check => ({
    row: { id: 'hub', profile: name, of },
    run: async () => ({ id: 'hub', profile: name, hub, finding: await run() }),
  });
  const ref = defaultCredential(profile);
  return [
    check('name', async () => ({ of: 'name', found: await hubProbe.findName(target) })),
    check('proxy', async () => ({ of: 'proxy', proxy: await hubProbe.proxyOf(target) })),
    check('connection', async () => ({ of: 'connection', found: connection(await contact()) })),
    check('certificate', async () => ({
      of: 'certificate',
      found: certificate(await contact(), profile),
    })),
    check('clock', async () => ({ of: 'clock', found: clockFinding(await contact()) })),
    check('credential', async () => ({
      of: 'credential',
      ref,
      found: credentialFinding(await desk.check(profile.id, ref, { waitMs: 0, signal })),
    })),
  ];
}

async function timed(
  clock: Clock,
  ask: () => ReturnType<HubProbe['contact']>,
): Promise<TimedContact> {
  const from = clock.now();
  const contact = await ask();
  return { contact, from, to: clock.now() };
}

function connection({ contact, from, to }: TimedContact): ConnectionFinding {
  if (contact.ok) return { kind: 'reached', family: contact.value.family, ms: to - from };
  const { problem } = contact;
  return problem.kind === 'certificate' ? { kind: 'not-trusted' } : { kind: 'problem', problem };
}

function certificate(
  { contact }: TimedContact,
  { hub, pin }: Pick<ProfileState, 'hub' | 'pin'>,
): CertificateFinding {
  const address = readHubAddress(hub);
  if (address.ok && !address.value.encrypted) {
    return { kind: 'not-encrypted', loopback: address.value.loopback };
  }
  if (contact.ok) {
    const accepted = contact.value.certificate;
    if (!accepted) return { kind: 'no-connection' };
    return { kind: pin === null ? 'verified' : 'pinned', certificate: accepted };
  }
  const { problem } = contact;
  return problem.kind === 'certificate'
    ? { kind: 'fault', fault: problem.fault }
    : { kind: 'no-connection' };
}

/** The Hub set its time at some moment between the request and its answer. */
function clockFinding({ contact, from, to }: TimedContact): ClockFinding {
  if (!contact.ok) return { kind: 'no-connection' };
  const { serverNow } = contact.value;
  if (serverNow === null) return { kind: 'no-date' };
  if (serverNow > to) return { kind: 'difference', aheadMs: serverNow - to };
  return { kind: 'difference', aheadMs: Math.min(0, serverNow - from) };
}
