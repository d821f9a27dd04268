/**
 * Chromium switches that keep it off the network, set at every start. Hubs are reached by Node; the
 * windows load their page from Hubkey itself, so Chromium has no one to talk to.
 */
export const quietSwitches: readonly { name: string; value?: string }[] = [
  { name: 'disable-background-networking' },
  { name: 'disable-component-update' },
  { name: 'disable-domain-reliability' },
  { name: 'disable-client-side-phishing-detection' },
  { name: 'disable-field-trial-config' },
  { name: 'disable-sync' },
  { name: 'no-pings' },
  { name: 'dns-prefetch-disable' },
  // Applies to addresses as well as names. `npm run dev` serves its page at localhost.
  { name: 'host-resolver-rules', value: 'MAP * ~NOTFOUND, EXCLUDE localhost' },
  // The rule above doesn't stop WebRTC's packets.
  { name: 'force-webrtc-ip-handling-policy', value: 'disable_non_proxied_udp' },
];
