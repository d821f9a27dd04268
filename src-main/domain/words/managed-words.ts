import type { Notice } from '../app-state.ts';
import { exhaustive } from '../exhaustive.ts';
import { m } from '../messages/index.ts';
import { shownName } from './shown-name.ts';

/** Why the organisation's settings are not used, or not all of them, and what to do. */
export function managedRefusedWords({
  path: file,
  problem,
}: Extract<Notice, { kind: 'managed-refused' }>): string {
  const path = shownName(file);
  switch (problem.kind) {
    case 'unprotected':
      return problem.of === 'settings'
        ? m.managed_unprotected({ path, part: shownName(problem.path) })
        : m.managed_authorities_unprotected({ part: shownName(problem.path) });
    case 'unreadable':
      return m.managed_unreadable({ part: shownName(problem.path), code: shownName(problem.code) });
    case 'not-json':
      return m.managed_not_json({ path });
    case 'newer':
      return m.managed_newer({ path });
    case 'field':
      return m.managed_field({ path, field: shownName(problem.field) });
    case 'no-certificate':
      return m.managed_no_certificate({ part: shownName(problem.path) });
    default:
      return exhaustive(problem);
  }
}
