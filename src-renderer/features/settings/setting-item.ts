import type { Component } from 'svelte';
import type { ProfileState, SettingsSection } from '../../../src-main/contract/index.ts';

/** A row of Settings, in the words of the moment. Layout and search are both made from these. */
export interface SettingItem {
  id: string;
  section: SettingsSection;
  label: string;
  help: string | null;
  /** Words that it shows besides label, help and choices, for the search. */
  words?: readonly string[];
  /** The profile that it is of; absent: it is of Hubkey. */
  profile?: ProfileState;
  /** The organisation decides it, so that nobody can change it here. */
  managed?: boolean;
  control: SettingControl;
}

export interface Choice {
  value: string;
  label: string;
}

type SettingControl =
  | {
      kind: 'choice';
      value: string;
      options: readonly Choice[];
      choose: (value: string) => void;
      /** Its name, if the label alone isn't enough. */
      name?: string;
    }
  | { kind: 'switch'; checked: boolean; turn: (on: boolean) => void }
  | {
      kind: 'number';
      value: number;
      minimum: number;
      maximum: number;
      /** Gives the number that was saved. */
      save: (typed: number) => Promise<number>;
    }
  /** `save` gives what is wrong with the text; null: it is saved. */
  | { kind: 'text'; value: string; button: string; save: (text: string) => Promise<string | null> }
  /** A button; `act` gives what happened, for its status line. */
  | { kind: 'act'; button: string; busy?: string; act: () => Promise<string | null> | null }
  /** Something to read, as the computer writes it. */
  | { kind: 'fact'; lines: readonly { name?: string; value: string }[] }
  /** A component of its own. */
  | { kind: 'part'; part: Component; place: PartPlace }
  | { kind: 'hub-part'; part: Component<{ profile: ProfileState }>; place: PartPlace };

/** Where a component stands: beside its label, below it over the whole width, or its first element beside and the others below. */
type PartPlace = 'beside' | 'below' | 'first-beside';
