import type { CallerConnection } from '../domain/caller.ts';
import type { CallerFacts } from '../domain/caller-facts.ts';
import type { CallerInspector } from '../ports/caller-inspector.ts';

/** For systems that don't show which program holds a connection. All callers are unknown. */
export class SilentCallerInspector implements CallerInspector {
  inspect({ door }: CallerConnection): Promise<CallerFacts> {
    return Promise.resolve({ known: 'nothing', why: door === 'socket' ? 'socket' : 'platform' });
  }

  isAlive(): boolean {
    return false;
  }
}
