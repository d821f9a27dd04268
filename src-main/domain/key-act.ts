import type { ClientKeyId } from './ids.ts';

/**
 * A change of client keys at the Hub that is in progress. It is saved before each step, so that
 * a crash or a lost network leaves something to resume or undo from. `key` is the local id of the key
 * that is being created, and identifies the act.
 */
export type KeyAct = KeyCreation | KeyRotation;

export interface KeyCreation {
  kind: 'create';
  key: ClientKeyId;
  /** The name at the Hub. */
  name: string;
  /** The Hub's ids of that name before the request: any other key of that name was created by this act. */
  before: readonly number[];
  startedAt: number;
  /** Keys that the Hub created but whose secret was lost; a person decides about them. */
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
 * making: the Hub may or may not have created the new key · made: its secret is saved · proved: the Hub
 * accepted it · switched: the new one is in use here, the old one still works at the Hub.
 */
export type RotationStep = 'making' | 'made' | 'proved' | 'switched';

export const rotationSteps = ['making', 'made', 'proved', 'switched'] as const;
