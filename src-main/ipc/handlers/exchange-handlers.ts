import type { HandlersOf } from '../../contract/call.ts';
import type { exchangeCalls } from '../../contract/calls/exchange-calls.ts';
import type { Services } from '../../services/create-services.ts';
import { withoutAnswer } from './without-answer.ts';

export const exchangeHandlers = ({
  exchange,
}: Pick<Services, 'exchange'>): HandlersOf<typeof exchangeCalls> => ({
  exportSettings: () => exchange.export(),
  exportClientKeys: ({ passphrase }) => exchange.exportKeys(passphrase),
  startImport: () => exchange.startImport(),
  openImport: ({ passphrase }) => exchange.openImport(passphrase),
  finishImport: () => exchange.finishImport(),
  forgetImport: () => withoutAnswer(() => exchange.forget()),
});
