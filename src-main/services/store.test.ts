import { expect, it } from 'vitest';
import { initialState } from '../domain/app-state.ts';
import { defaultSettings } from '../domain/settings.ts';
import { Store } from './store.ts';

const runtime = {
  electron: '45.0.0',
  supported: true,
  shell: 'posix',
  languages: [],
  environment: [],
} as const;

it('tells every listener, even after one that breaks, and says so then', () => {
  const store = new Store(initialState(defaultSettings, runtime));
  const told: string[] = [];
  store.subscribe(() => told.push('first'));
  store.subscribe(() => {
    throw new Error('broken');
  });
  store.subscribe(() => told.push('last'));
  expect(() => store.dispatch({ type: 'activity-grew' })).toThrow('broken');
  expect(told).toEqual(['first', 'last']);
});
