import { demoContent, demoKeyDetails } from '../hub/demo-content.ts';
import type { StandInHub } from '../hub/hub.ts';

/** Gives the Hub sites, jobs, alerts and keys worth looking at, as of now. */
export function furnish(hub: StandInHub): void {
  const now = Date.now();
  hub.set({ keyDetails: demoKeyDetails(now, hub.user) });
  Object.assign(hub.content, demoContent(now - 60_000, now));
}
