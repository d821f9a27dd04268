import { initialState, type RuntimeFacts } from '../domain/app-state.ts';
import type { ManagedLoad } from '../domain/managed.ts';
import { withUncheckedKeys } from '../domain/saved.ts';
import type { LoadNote, ProfileStore } from '../ports/profile-store.ts';
import { noticeOfLoading } from './notice-of-loading.ts';
import { Store } from './store.ts';

/** The store with the saved profiles and settings, and how loading them went. */
export function createStore(
  file: ProfileStore,
  runtime: RuntimeFacts,
  { managed, refused }: ManagedLoad,
): { store: Store; note: LoadNote } {
  const { saved, note } = file.load();
  const store = new Store(initialState(saved.settings, runtime, managed));
  const profiles = withUncheckedKeys(saved.profiles);
  store.dispatch({ type: 'profiles-loaded', ...saved, profiles });
  const notice = noticeOfLoading(note);
  if (notice) store.dispatch({ type: 'notice-raised', notice });
  if (refused) {
    store.dispatch({ type: 'notice-raised', notice: { kind: 'managed-refused', ...refused } });
  }
  return { store, note };
}
