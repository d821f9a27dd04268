/** Writes `settings.json` whole and atomically. Rejects with a system error. */
export type SettingsWriter = (folder: string, content: Record<string, unknown>) => Promise<void>;

export const writeByElectronStore: SettingsWriter = async (folder, content) => {
  const { default: Store } = await import('electron-store');
  const store = new Store({
    cwd: folder,
    name: 'settings',
    clearInvalidConfig: false,
    configFileMode: 0o600,
    // It reads before it writes, and would fail on a damaged file that has already been copied.
    deserialize: () => ({}),
  });
  store.store = content;
};
