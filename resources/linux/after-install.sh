#!/bin/sh
set -e

# Chromium uses this helper only where it may not create user namespaces; without either, Hubkey doesn't start.
chown root:root /opt/Hubkey/chrome-sandbox
chmod 4755 /opt/Hubkey/chrome-sandbox

# Ubuntu 24.04 lets only programs with an AppArmor profile create user namespaces. An older AppArmor can't read
# the profile and doesn't need it.
profile=/opt/Hubkey/resources/apparmor-profile
if command -v apparmor_parser >/dev/null && [ -d /etc/apparmor.d ] &&
  apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" /etc/apparmor.d/hubkey
  # In a chroot there is no kernel to load it into.
  if ! ischroot 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/hubkey || true
  fi
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi
