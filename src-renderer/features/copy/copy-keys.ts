import { m } from '../../../src-main/contract/index.ts';

const isMac = navigator.userAgent.includes('Macintosh');

/** The keys that copy what is previewed, as this system writes them. */
export const copyKeys = (): string => (isMac ? m.copy_button_keys_mac() : m.copy_button_keys());

export const isCopyKey = ({ key, ctrlKey, metaKey, isComposing }: KeyboardEvent): boolean =>
  key === 'Enter' && !isComposing && (isMac ? metaKey : ctrlKey);
