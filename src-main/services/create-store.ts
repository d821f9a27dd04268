import { initialState, type RuntimeFacts } from '../domain/app-state.ts';
import { exhaustive } from '../domain/exhaustive.ts';
import type { ProfileStore } from '../ports/profile-store.ts';
import { Store } from './store.ts';

/** The store with what was saved of profiles and settings in it, and a notice where that failed. */
export function createStore(file: ProfileStore, runtime: RuntimeFacts): Store {
  const { saved, note } = file.load();
  const store = new Store(initialState(saved.settings, runtime));
  // What the keychain did not take was in the memory of a run that is over.
  const profiles = saved.profiles.map((profile) => ({
    ...profile,
    keys: profile.keys.filter(({ kept }) => kept),
  }));
  store.dispatch({ type: 'profiles-loaded', profiles, current: saved.current });
  switch (note.kind) {
    case 'damaged':
      store.dispatch({
        type: 'notice-raised',
        notice: { kind: 'settings-damaged', file: note.file },
      });
      break;
    case 'newer':
      store.dispatch({ type: 'notice-raised', notice: { kind: 'settings-newer' } });
      break;
    case 'fine':
      break;
    default:
      exhaustive(note);
  }
  return store;
}
