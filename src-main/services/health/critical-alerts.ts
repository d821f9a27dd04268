import { profileOf } from '../../domain/app-state.ts';
import type { HubAlert } from '../../domain/health.ts';
import type { ProfileId } from '../../domain/ids.ts';
import type { HealthTab } from '../../domain/screen-section.ts';
import { criticalAlertWords } from '../../domain/words/notification-words.ts';
import type { HealthHistoryStore } from '../../ports/health-history-store.ts';
import type { Notifications } from '../notifications.ts';
import type { Store } from '../store.ts';

export interface CriticalAlertDeps {
  store: Store;
  notifications: Notifications;
  histories: Pick<HealthHistoryStore, 'loadReportedAlerts' | 'saveReportedAlerts'>;
  showHealth: (profile: ProfileId, tab?: HealthTab) => void;
}

/** How many reported alerts of a profile are remembered; beyond that the oldest are forgotten. */
const maxRemembered = 500;

/** Notifies a person of critical alerts, once each, also over a restart. */
export class CriticalAlerts {
  readonly #deps: CriticalAlertDeps;
  readonly #reported = new Map<ProfileId, Promise<Set<string>>>();

  constructor(deps: CriticalAlertDeps) {
    this.#deps = deps;
  }

  /** Reports those of a Hub's active alerts that are critical and new, all in one notification. */
  async report(id: ProfileId, alerts: readonly HubAlert[]): Promise<void> {
    const critical = alerts.filter(({ severity }) => severity.toUpperCase() === 'CRITICAL');
    if (critical.length === 0) return;
    const { store, notifications, histories, showHealth } = this.#deps;
    const reported = await this.#load(id);
    const fresh = critical.filter((alert) => !reported.has(nameOf(alert)));
    const profile = profileOf(store.state, id);
    if (fresh.length === 0 || !profile) return;
    for (const alert of fresh) reported.add(nameOf(alert));
    for (const name of [...reported].slice(0, -maxRemembered)) reported.delete(name);
    notifications.tell(criticalAlertWords(profile, fresh), () => showHealth(id, 'alerts'));
    await histories.saveReportedAlerts(id, [...reported]);
  }

  forget(id: ProfileId): void {
    this.#reported.delete(id);
  }

  #load(id: ProfileId): Promise<Set<string>> {
    const known = this.#reported.get(id);
    if (known) return known;
    const loading = this.#deps.histories.loadReportedAlerts(id).then((names) => new Set(names));
    this.#reported.set(id, loading);
    return loading;
  }
}

/** What identifies an alert: its id, or what it is about if the Hub gives no id. */
const nameOf = ({ id, name, site, node, queue }: HubAlert): string =>
  id === null ? JSON.stringify([name, site, node, queue]).slice(0, 300) : String(id);
