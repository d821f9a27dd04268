import type { Scene } from '../scene.ts';
import { copyScenes } from './copy-scenes.ts';
import { activityScenes, healthScenes } from './health-scenes.ts';
import { keyScenes } from './key-scenes.ts';
import { programScenes } from './program-scenes.ts';
import { sectionScenes, settingsScenes } from './settings-scenes.ts';
import { signInScenes } from './sign-in-scenes.ts';
import { sessionScenes, windowScenes } from './window-scenes.ts';

/** Each screen, and what opens on the first ones. */
export const screens: readonly Scene[] = [
  ...signInScenes,
  ...copyScenes,
  ...keyScenes.slice(0, 1),
  ...healthScenes,
  ...activityScenes,
  ...sectionScenes,
];

/** Everything that a person meets in Hubkey's windows, in an order in which each scene follows from the previous one. */
export const scenes: readonly Scene[] = [
  ...signInScenes,
  ...copyScenes,
  ...keyScenes,
  ...healthScenes,
  ...activityScenes,
  ...settingsScenes,
  ...programScenes,
  ...windowScenes,
  ...sessionScenes,
];
