import type { SteeredOptions } from './steered-hub.ts';

/** A way to set up a Hub, and the calls worth making to it. */
export interface Setting {
  name: string;
  options: SteeredOptions;
  /** Absent: all calls. */
  calls?: string[];
}

const defaults = { style: 401, rotation: 'off', healthOpen: false, pageSize: 5 } as const;

export const settings: Setting[] = [
  { name: 'style-401', options: defaults },
  { name: 'style-403', options: { ...defaults, style: 403 } },
  {
    name: 'rotation',
    options: { ...defaults, rotation: 'on-blacklist' },
    calls: ['sign in', 'refresh'],
  },
  {
    name: 'open-health',
    options: { ...defaults, healthOpen: true },
    calls: ['health', 'health, by a method that it lacks'],
  },
];
