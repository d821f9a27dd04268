import type { CatalogueEntry } from '../catalogue.ts';
import type { CatalogueParameter, ParameterHint } from '../catalogue-parameter.ts';
import type { EndpointId } from '../endpoint.ts';
import { m } from '../messages/index.ts';

const names: Record<EndpointId, () => string> = {
  health: m.copy_call_health,
  jobs: m.copy_call_jobs,
  alerts: m.copy_call_alerts,
  clientkeys: m.copy_call_clientkeys,
  configurations: m.copy_call_configurations,
  'sign-in': m.copy_call_sign_in,
  refresh: m.copy_call_refresh,
  'create-key': m.copy_call_create_key,
  'revoke-key': m.copy_call_revoke_key,
  'site-health': m.copy_call_site_health,
  job: m.copy_call_job,
  files: m.copy_call_files,
  workflows: m.copy_call_workflows,
  workflow: m.copy_call_workflow,
  'create-workflow': m.copy_call_create_workflow,
  'change-workflow': m.copy_call_change_workflow,
  'delete-workflow': m.copy_call_delete_workflow,
};

const hints: Record<ParameterHint, () => string> = {
  'alert-name': m.copy_hint_alert_name,
  'cache-age': m.copy_hint_cache_age,
  'client-key-id': m.copy_hint_client_key_id,
  details: m.copy_hint_details,
  'job-id': m.copy_hint_job_id,
  node: m.copy_hint_node,
  page: m.copy_hint_page,
  'page-size': m.copy_hint_page_size,
  path: m.copy_hint_path,
  restricted: m.copy_hint_restricted,
  severity: m.copy_hint_severity,
  site: m.copy_hint_site,
  'site-id': m.copy_hint_site_id,
  summary: m.copy_hint_summary,
  suppressed: m.copy_hint_suppressed,
  timestamp: m.copy_hint_timestamp,
  type: m.copy_hint_type,
  'workflow-id': m.copy_hint_workflow_id,
};

/** The name of an endpoint: "Client keys". */
export const endpointName = (id: EndpointId): string => names[id]();

/** What an entry asks for: its name in the guide, what the Hub's document says of it, or both; empty: neither. */
export function entryWords({ known, summary }: Pick<CatalogueEntry, 'known' | 'summary'>): string {
  if (known === undefined) return summary;
  const name = endpointName(known);
  if (summary === '') return name;
  return summary.toLowerCase().includes(name.toLowerCase())
    ? summary
    : m.copy_endpoint_named({ name, summary });
}

/** What a parameter is for; empty: nobody says. */
export const parameterWords = ({ hint, about }: CatalogueParameter): string =>
  hint === undefined ? about : hints[hint]();
