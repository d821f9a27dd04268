import type { EnvironmentNote } from '../environment-note.ts';

const sentences: Record<EnvironmentNote['kind'], (name: string) => string> = {
  'certificate-checks': (name) =>
    `${name} is set. Hubkey ignores it: certificates are always checked.`,
  'tls-keys': (name) =>
    `${name} is set. Hubkey ignores it: the keys of its connections are never written to a file.`,
  ignored: (name) => `${name} is set. Hubkey ignores it.`,
  authorities: (name) =>
    `${name} is set: Hubkey also trusts the certificate authorities in that file.`,
};

/** What a variable of the environment means for Hubkey. */
export const environmentWords = ({ name, kind }: EnvironmentNote): string => sentences[kind](name);

/** Shown if no such variable is set. */
export const plainEnvironmentWords =
  'Certificates are always checked. Nothing in the environment changes that.';
