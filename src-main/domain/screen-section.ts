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

/** The tabs of Health, in the order in which they are shown. */
export const healthTabs = ['alerts', 'jobs', 'changes'] as const;
export type HealthTab = (typeof healthTabs)[number];

/** The part of a screen that it opens with. */
export type ScreenSection = SettingsSection | HealthTab;

export const isSettingsSection = (section: ScreenSection | null): section is SettingsSection =>
  settingsSections.some((known) => known === section);

export const isHealthTab = (section: ScreenSection | null): section is HealthTab =>
  healthTabs.some((known) => known === section);
