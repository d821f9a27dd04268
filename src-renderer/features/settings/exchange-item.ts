import { m } from '../../../src-main/contract/index.ts';
import ExchangePart from './parts/ExchangePart.svelte';
import type { SettingItem } from './setting-item.ts';

/** Import and export. By itself, as an import shows the rows of the settings that it changes. */
export const exchangeItem = (): SettingItem => ({
  id: 'exchange',
  section: 'general',
  label: m.exchange_title(),
  help: m.exchange_help(),
  words: [m.exchange_export(), m.exchange_export_keys(), m.exchange_import(), m.exchange_paste()],
  control: { kind: 'part', part: ExchangePart, place: 'below' },
});
