import { m } from '../../../src-main/contract/index.ts';
import type { SettingsSection } from '../../../src-main/contract/index.ts';

const names: Record<SettingsSection, () => string> = {
  general: m.settings_section_general,
  hubs: m.settings_section_hubs,
  clipboard: m.settings_section_clipboard,
  terminal: m.settings_section_terminal,
  programs: m.settings_section_programs,
  security: m.settings_section_security,
  about: m.settings_section_about,
};

/** A section's name. */
export const sectionWords = (section: SettingsSection): string => names[section]();
