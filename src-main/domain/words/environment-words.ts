import type { EnvironmentNote } from '../environment-note.ts';
import { m } from '../messages/index.ts';

const sentences: Record<EnvironmentNote['kind'], (values: { name: string }) => string> = {
  'certificate-checks': m.doctor_environment_certificate_checks,
  'tls-keys': m.doctor_environment_tls_keys,
  ignored: m.doctor_environment_ignored,
  authorities: m.doctor_environment_authorities,
};

/** What a variable of the environment means for Hubkey. */
export const environmentWords = ({ name, kind }: EnvironmentNote): string =>
  sentences[kind]({ name });

/** Shown if no such variable is set. */
export const plainEnvironmentWords = (): string => m.doctor_environment_plain();
