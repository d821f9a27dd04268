import type { HubAlert } from './health.ts';
import { fieldsOf, listOf, momentOf, numberOf, textOf, wordOf } from './unknown-json.ts';

/** How many alerts are read to find the worst ones. */
const maxRead = 20_000;
/** How many are shown. */
export const maxAlerts = 500;

/** The Hub's active alerts, worst first; null if the answer isn't a list. */
export function readAlerts(json: unknown): readonly HubAlert[] | null {
  const alerts = listOf(json)?.slice(0, maxRead).map(readAlert) ?? null;
  const sorted = alerts?.toSorted((left, right) => rank(left) - rank(right)) ?? null;
  return sorted?.slice(0, maxAlerts) ?? null;
}

const severities = ['CRITICAL', 'WARNING', 'INFO'];

/** An unknown severity ranks above mere information. */
const rank = ({ severity }: HubAlert): number => {
  const at = severities.indexOf(severity.toUpperCase());
  return at < 0 ? 1.5 : at;
};

function readAlert(value: unknown): HubAlert {
  const alert = fieldsOf(value);
  return {
    id: numberOf(alert['id']),
    name: textOf(alert['name']) ?? '',
    severity: wordOf(alert['severity']) ?? 'UNKNOWN',
    summary: textOf(alert['summary']) ?? '',
    site: textOf(alert['site']),
    node: textOf(alert['node']),
    queue: textOf(alert['queue']),
    at: momentOf(alert['timestamp']) ?? momentOf(alert['created']),
  };
}
