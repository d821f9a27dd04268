import type { HubForwarder } from '../../ports/hub-forwarder.ts';

/** The forwarder, loaded with the first request, so that it doesn't delay the start. */
export class LazyHubForwarder implements HubForwarder {
  #forwarder: Promise<HubForwarder> | null = null;

  async forward(
    ...asked: Parameters<HubForwarder['forward']>
  ): ReturnType<HubForwarder['forward']> {
    this.#forwarder ??= import('./node-hub-forwarder.ts').then(
      ({ NodeHubForwarder }) => new NodeHubForwarder(),
    );
    return (await this.#forwarder).forward(...asked);
  }
}
