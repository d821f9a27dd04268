import type { ClientKeyId } from './ids.ts';

/**
 * A change of client keys at the Hub that is under way. It is written down before each step, so that
 * a crash or a lost network leaves a trace to resume or undo from. `key` is the local id of the key
 * that is being made, and names the act.
 */
export type KeyAct = KeyCreation | KeyRotation;

export interface KeyCreation {
  kind: 'create';
  key: ClientKeyId;
  /** The name at the Hub. */
  name: string;
  /** The Hub's ids of that name before it was asked: any other one of that name is this act's. */
  before: readonly number[];
  startedAt: number;
  /** Keys that the Hub made and whose secret was lost on the way; a person decides on them. */
  orphans: readonly number[];
}

export interface KeyRotation {
  kind: 'rotate';
  key: ClientKeyId;
  /** The name of the new key at the Hub; no key had it when the act began. */
  name: string;
  old: { key: ClientKeyId; hubId: number };
  step: RotationStep;
  /** The Hub's id of the new key; null while it is not known. */
  hubId: number | null;
  startedAt: number;
}

/**
 * making: the Hub may or may not have made the new key · made: its secret is kept · proved: the Hub
 * took it · switched: the new one is in use here, the old one still works at the Hub.
 */
export type RotationStep = 'making' | 'made' | 'proved' | 'switched';

export const rotationSteps = ['making', 'made', 'proved', 'switched'] as const;
