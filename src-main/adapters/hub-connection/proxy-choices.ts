import { isLoopbackHost } from '../../domain/loopback-host.ts';
import type { ProxyChoice } from '../../domain/network-rules.ts';
import {
  proxyOrder,
  systemOrder,
  type ProxyEntry,
  type ProxyOrder,
  type SystemAnswer,
} from '../../domain/proxy-order.ts';
import { environmentProxy } from './environment-proxy.ts';
import { ProxyError } from './proxy-error.ts';
import type { Trust } from './trust.ts';
import { openProxy } from './tunnel.ts';

/** What the system says of an address. Never rejects. */
export type SystemProxy = (url: string) => Promise<SystemAnswer>;

/** How long a proxy is tried before the next one, where there are several, in ms. */
const trialMs = 3_000;

/** How long the one that answered is taken without a further trial, in ms. */
const provedForMs = 30_000;

/** How long it is remembered that none answered, in ms. */
const failedForMs = 5_000;

/** A configuration file may name any number of them. */
const maxTried = 4;

/** An entry that connections can be made through, and who named it. */
export interface ChosenEntry {
  from: ProxyOrder['from'];
  entry: ProxyEntry;
}

/** Chooses the proxy of each request: `proxyOrder` decides, and of several the first that answers is taken. */
export class ProxyChoices {
  readonly #system: SystemProxy;
  readonly #tried = new Map<string, { entry: ProxyEntry | null; until: number }>();

  constructor(system: SystemProxy) {
    this.#system = system;
  }

  /** `trust` judges https proxies. Where no proxy answers, the first is chosen, so that its failure is told. */
  async chosen(
    url: string,
    choice: ProxyChoice,
    trust: Pick<Trust, 'proxy'>,
  ): Promise<ChosenEntry> {
    const { from, entries } = await this.#order(url, choice);
    const usable = entries.filter(({ kind }) => kind !== 'unusable');
    const [first = entries[0]] = usable;
    if (usable.length < 2 || first.kind !== 'proxy') return { from, entry: first };
    return { from, entry: (await this.#firstAnswering(usable, trust)) ?? first };
  }

  /** The address of an entry; null: no proxy. Throws if it is of a kind that can't be used. */
  addressOf({ entry }: ChosenEntry): URL | null {
    switch (entry.kind) {
      case 'direct':
        return null;
      case 'proxy':
        return new URL(entry.address);
      case 'unusable':
        throw new ProxyError('A proxy of a kind that is not supported.', 'ERR_PROXY_KIND');
    }
  }

  async #order(url: string, choice: ProxyChoice): Promise<ProxyOrder> {
    const loopback = isLoopbackHost(new URL(url).hostname);
    const environment = loopback ? null : environmentProxy(url);
    const known = proxyOrder({ loopback, environment, choice });
    return known ?? systemOrder(await this.#system(url));
  }

  async #firstAnswering(
    entries: readonly ProxyEntry[],
    trust: Pick<Trust, 'proxy'>,
  ): Promise<ProxyEntry | null> {
    const name = JSON.stringify(entries);
    const known = this.#tried.get(name);
    if (known && known.until > performance.now()) return known.entry;
    const entry = await firstOf(entries.slice(0, maxTried), trust);
    this.#tried.clear();
    const goodForMs = entry ? provedForMs : failedForMs;
    this.#tried.set(name, { entry, until: performance.now() + goodForMs });
    return entry;
  }
}

async function firstOf(
  entries: readonly ProxyEntry[],
  trust: Pick<Trust, 'proxy'>,
): Promise<ProxyEntry | null> {
  for (const entry of entries) if (await answers(entry, trust)) return entry;
  return null;
}

/** Whether a proxy takes a connection; the way without one isn't tried. */
async function answers(entry: ProxyEntry, trust: Pick<Trust, 'proxy'>): Promise<boolean> {
  if (entry.kind !== 'proxy') return entry.kind === 'direct';
  try {
    (await openProxy(new URL(entry.address), trust, trialMs)).destroy();
    return true;
  } catch {
    return false;
  }
}
