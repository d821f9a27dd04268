import type { HubNetwork } from '../../ports/hub-network.ts';
import type { HubRoutes, RouteSources } from './hub-routes.ts';

/** The routes that all clients of a Hub share, loaded with the first request. */
export type LoadHubRoutes = () => Promise<HubRoutes>;

/** Without sources: no system's proxy, and no passphrases. */
export function hubRoutes(sources?: RouteSources): LoadHubRoutes {
  let loading: Promise<HubRoutes> | null = null;
  return () =>
    (loading ??= import('./hub-routes.ts').then(({ HubRoutes: Routes }) => new Routes(sources)));
}

/** What the routes know, for people to see. */
export const lazyHubNetwork = (routes: LoadHubRoutes): HubNetwork => ({
  facts: async (target) => (await routes()).facts(target),
  forget: (profile) => void routes().then((loaded) => loaded.forget(profile)),
});
