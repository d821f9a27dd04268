import type {
  ClipboardMark,
  HelperFileFault,
  HelperReply,
  KeychainProgram,
  LoginItem,
  NameFinding,
} from '../domain/doctor.ts';
import type { HubProblem } from '../domain/hub-problem.ts';
import type { ProxyInUse } from '../domain/proxy-order.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { DoctorPorts } from '../ports/doctor-ports.ts';
import type { ClipboardFacts } from '../ports/clipboard-facts.ts';
import type { HelperProbe } from '../ports/helper-probe.ts';
import type { HubTarget } from '../ports/hub-client.ts';
import type { HubContact, HubProbe } from '../ports/hub-probe.ts';

/** A clipboard that shows what a test says. */
export class FakeClipboardFacts implements ClipboardFacts {
  empty: boolean | null = true;
  marks: ClipboardMark = 'honoured';

  isEmpty(): Promise<boolean | null> {
    return Promise.resolve(this.empty);
  }

  mark(): Promise<ClipboardMark> {
    return Promise.resolve(this.marks);
  }
}

/** A helper whose files and listeners are as a test says. */
export class FakeHelperProbe implements HelperProbe {
  faults: readonly HelperFileFault[] | null = [];
  tcp: HelperReply = { kind: 'answered' };
  socket: HelperReply = { kind: 'answered' };

  fileFaults(): Promise<readonly HelperFileFault[] | null> {
    return Promise.resolve(this.faults);
  }

  requestOverTcp(): Promise<HelperReply> {
    return Promise.resolve(this.tcp);
  }

  requestOverSocket(): Promise<HelperReply> {
    return Promise.resolve(this.socket);
  }
}

/** Connections to Hubs, by address; healthy unless a test says otherwise. */
export class FakeHubProbe implements HubProbe {
  readonly names = new Map<string, NameFinding>();
  readonly proxies = new Map<string, ProxyInUse>();
  readonly contacts = new Map<string, Promise<Result<HubContact, HubProblem>>>();
  readonly asked: HubTarget[] = [];
  readonly signals: AbortSignal[] = [];
  readonly #contact: () => HubContact;

  constructor(contact: () => HubContact) {
    this.#contact = contact;
  }

  findName({ hub }: HubTarget): Promise<NameFinding> {
    return Promise.resolve(this.names.get(hub) ?? { kind: 'resolved', families: ['IPv4'] });
  }

  proxyOf({ hub }: HubTarget): Promise<ProxyInUse> {
    return Promise.resolve(this.proxies.get(hub) ?? { kind: 'direct', from: 'loopback' });
  }

  contact(target: HubTarget, signal?: AbortSignal): Promise<Result<HubContact, HubProblem>> {
    this.asked.push(target);
    if (signal) this.signals.push(signal);
    const answer = this.contacts.get(target.hub) ?? Promise.resolve(ok(this.#contact()));
    return signal ? Promise.race([answer, brokenOff(signal)]) : answer;
  }
}

const brokenOff = (signal: AbortSignal): Promise<Result<never, HubProblem>> =>
  new Promise((resolve) => {
    const end = (): void => resolve(fail({ kind: 'unreachable', reason: 'broken' }));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });

/** What the doctor needs beyond the ports that the rest of the core has. */
export class FakeDoctorPorts implements DoctorPorts {
  readonly clipboardFacts = new FakeClipboardFacts();
  readonly helperProbe = new FakeHelperProbe();
  readonly hubProbe: FakeHubProbe;
  program: KeychainProgram | null = { kind: 'gnome-keyring' };
  item: LoginItem = 'starts';

  constructor(now: () => number) {
    this.hubProbe = new FakeHubProbe(() => ({
      family: 'IPv4',
      certificate: certificateUntil(now() + 90 * 86_400_000),
      serverNow: now(),
    }));
  }

  readonly keychainProgram = (): Promise<KeychainProgram | null> => Promise.resolve(this.program);

  readonly loginItem = (): Promise<LoginItem> => Promise.resolve(this.item);
}

/** A certificate that is valid until then, in ms since the epoch. */
export const certificateUntil = (validTo: number) => ({
  sha256: Array.from({ length: 32 }, () => 'AB').join(':'),
  subject: 'hub.example',
  issuer: 'An authority',
  validFrom: 0,
  validTo,
});
