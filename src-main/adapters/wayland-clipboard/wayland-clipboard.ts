import type { Clock } from '../../ports/clock.ts';
import { DataControl, waylandSocket } from './data-control.ts';

/** The clipboard as other programs of a Wayland desktop see it. Never rejects. */
export interface SeenClipboard {
  /** Its text; empty where it has none. null: this desktop doesn't show it. */
  read(): Promise<string | null>;
  /** As `read`; a text other than `expected` is read again once the clipboard changes, or after half a second. */
  readWanting(expected: string): Promise<string | null>;
  /** Empties it. */
  clear(): Promise<void>;
}

/** null: this isn't Wayland. */
export function waylandClipboard(env: NodeJS.ProcessEnv, clock: Clock): SeenClipboard | null {
  const path = waylandSocket(env);
  if (path === null) return null;
  async function withControl<Value>(
    act: (control: DataControl) => Promise<Value>,
  ): Promise<Value | null> {
    const control = await DataControl.open(path ?? '', clock);
    try {
      return control && (await act(control));
    } catch {
      return null;
    } finally {
      control?.close();
    }
  }
  return {
    read: () => withControl((control) => control.read()),
    readWanting: (expected) =>
      withControl(async (control) => {
        const text = await control.read();
        if (text === expected) return text;
        await control.changed();
        return control.read();
      }),
    clear: async () => {
      await withControl((control) => control.clear());
    },
  };
}
