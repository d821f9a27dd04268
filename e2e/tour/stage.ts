import type { Page } from '@playwright/test';
import type { Hubkey } from '../fixtures/hubkey.ts';
import { test, type Desktop } from '../fixtures/test.ts';
import { startHub, type StandInHub } from '../hub/hub.ts';

/** What scenes are shown with. */
export interface Stage {
  page: Page;
  hub: StandInHub;
  /** A Hub whose certificate no authority signed. */
  secondHub: StandInHub;
  hubkey: Hubkey;
  desktop: Desktop;
}

export const testOnStage = test.extend<{ stage: Stage }>({
  stage: async ({ page, hub, hubkey, desktop }, use) => {
    const secondHub = await startHub({ tls: 'self-signed' });
    await use({ page, hub, secondHub, hubkey, desktop });
    await secondHub.stop();
  },
});
