#!/bin/sh
# dpkg calls it with "remove", "purge", "upgrade" and others, rpm with the number of versions that stay.
set -e

remove_profile() {
  [ -f /etc/apparmor.d/hubkey ] || return 0
  if command -v apparmor_parser >/dev/null && ! ischroot 2>/dev/null; then
    apparmor_parser --remove /etc/apparmor.d/hubkey >/dev/null 2>&1 || true
  fi
  rm -f /etc/apparmor.d/hubkey
}

say_what_stays() {
  echo 'Hubkey: credentials stay in the keychain of each user, and settings in ~/.config/Hubkey.'
  echo 'Hubkey: to remove yours, run: secret-tool clear service Hubkey; rm -r ~/.config/Hubkey'
  echo 'Hubkey: where its Settings installed the command, remove ~/.local/bin/hubkey too.'
}

# Root can't reach a keychain, so this is asked only of a person whose session is open, and the default is no.
offer_to_clear_keychain() {
  # By sudo, by a graphical package manager, or by su.
  user=${SUDO_USER:-}
  [ -n "$user" ] || [ -z "${PKEXEC_UID:-}" ] || user=$(id -nu "$PKEXEC_UID" 2>/dev/null || true)
  [ -n "$user" ] || user=$(logname 2>/dev/null || true)
  if [ -z "$user" ] || [ "$user" = root ] || [ ! -t 0 ] || [ "${DEBIAN_FRONTEND:-}" = noninteractive ] ||
    ! command -v secret-tool >/dev/null || ! command -v runuser >/dev/null; then
    say_what_stays
    return 0
  fi
  bus=/run/user/$(id -u "$user")/bus
  if [ ! -S "$bus" ]; then
    say_what_stays
    return 0
  fi
  printf 'Remove the Hubkey credentials of %s from the keychain? [y/N] ' "$user"
  read -r answer || answer=n
  case $answer in
    [yY] | [yY][eE][sS])
      runuser -u "$user" -- env "DBUS_SESSION_BUS_ADDRESS=unix:path=$bus" \
        secret-tool clear service Hubkey || say_what_stays
      ;;
    *) say_what_stays ;;
  esac
}

case ${1:-} in
  purge) offer_to_clear_keychain ;;
  # A purge comes after it, and asks; rpm has none, and leaves its scripts no terminal.
  remove | 0)
    remove_profile
    say_what_stays
    ;;
esac

if command -v update-desktop-database >/dev/null; then
  update-desktop-database -q /usr/share/applications || true
fi
