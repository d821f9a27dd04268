/** The name that is suggested for an exported file: `hubkey-health-hub.example.json`. */
export const exportName = (what: string, profile: string, ending: string): string =>
  `hubkey-${what}-${profile.replaceAll(/[^\w.-]+/g, '-')}.${ending}`;
