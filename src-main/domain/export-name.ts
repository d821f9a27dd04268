/** The suggested name of an exported file: `hubkey-health-hub.example.json`. */
export const exportName = (what: string, profile: string, ending: string): string =>
  `hubkey-${what}-${profile.replaceAll(/[^\w.-]+/g, '-')}.${ending}`;
