import type { ClipboardTrial } from '../../domain/doctor.ts';
import { Secret } from '../../domain/secret.ts';
import type { ClipboardFacts } from '../../ports/clipboard-facts.ts';
import type { Clipboard } from '../../ports/clipboard.ts';
import type { RandomId } from '../../ports/random-id.ts';
import type { ClipboardCustody } from '../copies/clipboard-custody.ts';
import type { Check } from './check.ts';

export interface ClipboardCheckDeps {
  clipboard: Pick<Clipboard, 'write' | 'clearIfStill'>;
  custody: Pick<ClipboardCustody, 'alone'>;
  clipboardFacts: ClipboardFacts;
  randomId: RandomId;
}

/** Whether a copy arrives and can be cleared, and whether a clipboard history leaves it out. */
export function clipboardChecks(deps: ClipboardCheckDeps): Check[] {
  return [
    {
      row: { id: 'clipboard' },
      // A concurrent copy runs before or after it.
      run: async () => ({
        id: 'clipboard',
        found: await deps.custody.alone(() => tryIt(deps)),
      }),
    },
    {
      row: { id: 'clipboard-mark' },
      run: async () => ({ id: 'clipboard-mark', found: await deps.clipboardFacts.mark() }),
    },
  ];
}

/** Only if the clipboard is empty, so that nothing of the person's is overwritten. */
async function tryIt({
  clipboard,
  clipboardFacts,
  randomId,
}: ClipboardCheckDeps): Promise<ClipboardTrial> {
  const empty = await clipboardFacts.isEmpty();
  if (empty === null) return 'unsure';
  if (!empty) return 'in-use';
  const text = Secret.of(`hubkey-${randomId()}`);
  try {
    const written = await clipboard.write(text);
    // Even if it seems not to have arrived: it might come late and stay.
    const cleared = await clipboard.clearIfStill(text);
    if (!written.ok) return 'unwritable';
    return cleared.ok ? 'works' : 'stays';
  } finally {
    text.forget();
  }
}
