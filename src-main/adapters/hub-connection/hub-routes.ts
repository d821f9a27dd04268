import type { ProfileId } from '../../domain/ids.ts';
import type { NetworkFacts } from '../../domain/network-facts.ts';
import { proxyInUse, type ProxyInUse } from '../../domain/proxy-order.ts';
import { ok } from '../../domain/result.ts';
import type { Clock } from '../../ports/clock.ts';
import type { HubTarget } from '../../ports/hub-client.ts';
import { SystemClock } from '../system-clock.ts';
import { routeBy, type Route } from './hub-agents.ts';
import { ProxyChoices, type SystemProxy } from './proxy-choices.ts';
import { TrustFiles, type PassphraseOf } from './trust-files.ts';
import { laterTrust } from './trust.ts';
import type { Way } from './way.ts';

export interface RouteSources {
  systemProxy: SystemProxy;
  passphraseOf: PassphraseOf;
  /** By which certificates are judged and requests end in time. */
  clock: Pick<Clock, 'now' | 'at'>;
}

/** Decides on proxy, authorities and certificate of each request to a Hub. */
export class HubRoutes {
  readonly #proxies: ProxyChoices;
  readonly #files: TrustFiles;
  readonly #clock: RouteSources['clock'];

  constructor({ systemProxy, passphraseOf, clock }: RouteSources = alone()) {
    this.#proxies = new ProxyChoices(systemProxy);
    this.#files = new TrustFiles(passphraseOf, clock);
    this.#clock = clock;
  }

  /**
   * Rejects with a `ConnectionFileError` or `ProxyError`, before anything is sent; with ETIMEDOUT after `timeoutMs`, as
   * a file may lie on a disk that hangs.
   */
  way(url: string, target: HubTarget, timeoutMs: number): Promise<Way> {
    return inTime(this.#way(url, target), timeoutMs, this.#clock);
  }

  async #way(url: string, target: HubTarget): Promise<Way> {
    const secure = url.startsWith('https:');
    const renewed = () => this.#files.trust(target);
    const trust = secure ? await renewed() : laterTrust;
    const chosen = await this.#proxies.chosen(url, target.network.proxy, trust);
    const proxy = this.#proxies.addressOf(chosen);
    const key = [proxy?.protocol, proxy?.host, trust.key].join('\n');
    return { pin: target.pin, proxy, trust, renewed, key };
  }

  /** The route of one request, on a connection of its own. `timeoutMs`: as in `routeBy`. */
  async to(url: string, target: HubTarget, timeoutMs: number): Promise<Route> {
    return routeBy(url, await this.way(url, target, timeoutMs), timeoutMs);
  }

  /** Lets go of a profile's opened key, which is read again when it is needed. */
  forget(profile: ProfileId): void {
    this.#files.forget(profile);
  }

  async proxyInUse(url: string, target: HubTarget): Promise<ProxyInUse> {
    const { from, entry } = await this.#proxies.chosen(url, target.network.proxy, laterTrust);
    return proxyInUse(from, entry);
  }

  async facts(target: HubTarget): Promise<NetworkFacts> {
    const [proxy, faults] = await Promise.all([
      this.proxyInUse(target.hub, target),
      this.#files.faults(target),
    ]);
    return { proxy, faults };
  }
}

function inTime<Value>(
  work: Promise<Value>,
  timeoutMs: number,
  clock: RouteSources['clock'],
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const late = clock.at(clock.now() + timeoutMs, () =>
      reject(Object.assign(new Error('No way in time.'), { code: 'ETIMEDOUT' })),
    );
    void work.then(resolve, reject).finally(() => late.dispose());
  });
}

/** Without a system and a keychain to ask. */
const alone = (): RouteSources => ({
  systemProxy: () => Promise.resolve({ kind: 'answer', text: 'DIRECT' }),
  passphraseOf: () => Promise.resolve(ok(null)),
  clock: new SystemClock(),
});
