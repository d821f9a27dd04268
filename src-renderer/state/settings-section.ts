/** The sections of Settings, in the order in which they are shown. */
export const settingsSections = [
  'general',
  'hubs',
  'clipboard',
  'terminal',
  'programs',
  'security',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];
