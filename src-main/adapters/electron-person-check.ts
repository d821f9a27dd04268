import { systemPreferences } from 'electron';
import type { PersonCheck } from '../ports/person-check.ts';

/** Touch ID on a Mac that has it; Electron has no such prompt on other systems. */
export class ElectronPersonCheck implements PersonCheck {
  async confirm(reason: string): Promise<'confirmed' | 'refused' | 'none'> {
    if (process.platform !== 'darwin' || !systemPreferences.canPromptTouchID()) return 'none';
    try {
      await systemPreferences.promptTouchID(reason);
      return 'confirmed';
    } catch {
      // Also when the person cancels it.
      return 'refused';
    }
  }
}
