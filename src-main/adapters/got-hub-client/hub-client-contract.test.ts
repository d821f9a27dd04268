import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { findFrameworks } from '../../../e2e/framework-hub/find-frameworks.ts';
import { startFrameworkHub } from '../../../e2e/framework-hub/framework-hub.ts';
import type { SteeredHub, SteeredOptions } from '../../../e2e/hub/contract/steered-hub.ts';
import { startSteeredStandIn } from '../../../e2e/hub/contract/steered-stand-in.ts';
import { newPassword } from '../../../e2e/hub/state.ts';
import { builtAnswerThread } from '../../testing/built-answer-thread.ts';
import { hubClientContract } from '../../testing/hub-client-contract/hub-client-contract.ts';
import type { HubClientRig, HubClientRigOptions } from '../../testing/hub-client-contract/rig.ts';
import { GotHubClient } from './got-hub-client.ts';
import { targetAt } from '../../testing/target-at.ts';

let thread = { folder: '', file: '' };
beforeAll(async () => {
  thread = await builtAnswerThread();
});
afterAll(() => rmSync(thread.folder, { recursive: true }));

const startFrenchHub = (options: SteeredOptions): Promise<SteeredHub> =>
  startFrameworkHub({ ...options, language: 'fr' });

const rigOf =
  (style: 401 | 403, start: (options: SteeredOptions) => Promise<SteeredHub>) =>
  async ({ rotates }: HubClientRigOptions): Promise<HubClientRig> => {
    const rotation = rotates ? 'on-blacklist' : 'off';
    const hub = await start({ style, rotation, healthOpen: false, pageSize: 20 });
    let users = 0;
    return {
      client: new GotHubClient({ version: '1.2.3', worker: thread }),
      target: targetAt(hub.url),
      newUser: async ({ permitted }) => {
        const user = { name: `user${(users += 1)}`, password: newPassword() };
        await hub.addUser({ ...user, permitted });
        return user;
      },
      disableUser: ({ name }) => hub.disableUser(name),
      addKey: (name, owner) => hub.addKey(name, owner.name),
      deleteKey: (id) => hub.deleteKey(id),
      changeSecret: () => hub.changeSecret(),
      stop: () => hub.stop(),
    };
  };

describe.each([401, 403] as const)('in style %d', (style) => {
  hubClientContract('got, and the stand-in Hub', rigOf(style, startSteeredStandIn));
  if (findFrameworks() !== null) {
    hubClientContract('got, and the frameworks', rigOf(style, startFrameworkHub));
  }
});

if (findFrameworks() !== null) {
  hubClientContract('got, and the frameworks of a French Hub', rigOf(401, startFrenchHub));
}
