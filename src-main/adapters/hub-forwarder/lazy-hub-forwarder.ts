import type { HubForwarder } from '../../ports/hub-forwarder.ts';
import type { LoadHubRoutes } from '../hub-connection/load-hub-routes.ts';

/** The forwarder, loaded with the first request, so that it doesn't delay the start. */
export class LazyHubForwarder implements HubForwarder {
  readonly #routes: LoadHubRoutes;
  #forwarder: Promise<HubForwarder> | null = null;

  constructor(routes: LoadHubRoutes) {
    this.#routes = routes;
  }

  async forward(
    ...asked: Parameters<HubForwarder['forward']>
  ): ReturnType<HubForwarder['forward']> {
    this.#forwarder ??= Promise.all([import('./node-hub-forwarder.ts'), this.#routes()]).then(
      ([{ NodeHubForwarder }, routes]) => new NodeHubForwarder({ routes }),
    );
    return (await this.#forwarder).forward(...asked);
  }
}
