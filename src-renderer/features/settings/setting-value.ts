import { m } from '../../../src-main/contract/index.ts';
import type { SettingItem } from './setting-item.ts';

/** The value of a row, in the words of its control. */
export function settingValue({ control, words = [] }: SettingItem): string {
  switch (control.kind) {
    case 'choice':
      return control.options.find(({ value }) => value === control.value)?.label ?? control.value;
    case 'switch':
      return control.checked ? m.exchange_on() : m.exchange_off();
    case 'number':
      return String(control.value);
    case 'text':
      return control.value;
    case 'part':
    case 'hub-part':
    case 'act':
    case 'fact':
      return words[0] ?? '';
  }
}
