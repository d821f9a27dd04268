import type { HandlersOf } from '../../contract/call.ts';
import type { aboutCalls } from '../../contract/calls/about-calls.ts';
import type { Services } from '../../services/create-services.ts';

export const aboutHandlers = ({
  about,
}: Pick<Services, 'about'>): HandlersOf<typeof aboutCalls> => ({
  productFacts: () => Promise.resolve(about.facts()),
  openFolder: (folder) => about.openFolder(folder),
  copyDiagnostics: () => about.copyDiagnostics(),
  copyFingerprint: (fingerprint) => about.copyFingerprint(fingerprint),
});
