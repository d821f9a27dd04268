import type { HandlersOf } from '../../contract/call.ts';
import type { networkCalls } from '../../contract/calls/network-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const networkHandlers = ({
  network,
}: Pick<Services, 'network'>): HandlersOf<typeof networkCalls> => ({
  networkFacts: (id) => network.facts(id),
  chooseProxy: ({ profile, proxy }) => Promise.resolve(network.chooseProxy(profile, proxy)),
  chooseConnectionFile: ({ profile, file }) =>
    withoutAnswer(() => network.chooseFile(profile, file)),
  forgetConnectionFile: ({ profile, file }) =>
    withoutAnswer(() => network.forgetFile(profile, file)),
  savePassphrase: ({ profile, passphrase }) => network.savePassphrase(profile, passphrase),
});
