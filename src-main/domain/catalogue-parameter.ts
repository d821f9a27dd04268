/** What a parameter of the Hub's guide is for. */
export type ParameterHint =
  | 'alert-name'
  | 'cache-age'
  | 'client-key-id'
  | 'details'
  | 'job-id'
  | 'node'
  | 'page'
  | 'page-size'
  | 'path'
  | 'restricted'
  | 'severity'
  | 'site'
  | 'site-id'
  | 'summary'
  | 'suppressed'
  | 'timestamp'
  | 'type'
  | 'workflow-id';

/** A part of a request's path or query that is filled in. */
export interface CatalogueParameter {
  name: string;
  in: 'path' | 'query';
  required: boolean;
  /** Its type and description in the Hub's document, in a few words; empty: there is none. */
  about: string;
  /** What Hubkey says about it instead. */
  hint?: ParameterHint;
  /** The allowed values; empty if any value is allowed. */
  values: readonly string[];
  example: string;
}
