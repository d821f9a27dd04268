import type { ProgramFacts } from './program-facts.ts';

/**
 * program: acts for itself · interpreter: does what its script says · carrier: does only what its parent
 * says · relay: does what programs on another computer say, which can't be told apart · starter: starts programs for anybody and adopts orphans, so being its child
 * means nothing.
 */
export type ProgramRole = 'program' | 'interpreter' | 'carrier' | 'relay' | 'starter';

const interpreters = [
  /^(r|d|b)?ash$|^(ba|z|tc|c|fi|ya|elvi|lk|mk)?sh$|^(m|ok|pd)?ksh\d*$|^(nu|xonsh|pwsh|powershell)$/,
  // With the suffixes that distributions use: python3.11-dbg, perl5.36-x86_64-linux-gnu.
  /^(i?python|pypy|perl|ruby|php|lua|luajit|tclsh|wish|guile|node|nodejs)(t|m|[\d.-].*)?$/,
  // Editors and applications that can run any script.
  /^(vi|vim|nvim|emacs|gjs|gjs-console|julia|beam|octave|erl|escript|blender|soffice)([\d.-].*)?$/,
  /^(deno|bun|electron|expect|r|rscript|[gmn]?awk|original-awk|sed|java|dotnet|mono\S*|wine\S*)$/,
  /^(osascript|automator|cmd|powershell_ise|pythonw|pyw?|rubyw|wperl|javaw|php-win|[wc]script|mshta)$/,
  /^(rundll32|regsvr32|regasm|regsvcs|installutil|msbuild|wsl|wslhost|wslservice)$/,
  // The loader can run any file (ld.so(8)), and so can an emulator.
  /^(ld-linux\S*|ld-musl\S*|ld\.so\S*|ld-[\d.]+\.so|qemu-\S+|gdb|make|gmake)$/,
];

const carriers = new Set(
  [
    'curl wget wget2 http https httpie xh xhs curlie aria2c lynx w3m links nc ncat netcat socat telnet openssl',
    'hubkey hubkey-command env xargs parallel timeout time nice ionice chrt taskset nohup setsid stdbuf unbuffer script watch',
    'strace ltrace flock find sudo sudo-rs doas su run0 runuser pkexec setpriv capsh chroot unshare nsenter',
    'bwrap firejail flatpak systemd-run systemd-inhibit dbus-run-session dbus-launch ssh-agent xvfb-run catchsegv',
    'caffeinate arch xcrun sandbox-exec winpty gsudo runas',
    'coreutils start-stop-daemon setarch linux32 linux64 prlimit uv uvx npx pipx',
  ]
    .join(' ')
    .split(' '),
);

const relays = new Set(['ssh']);

const starters = [
  /^(systemd|systemd-executor|init|launchd|upstart|s6-svscan|runsvdir|runsv|openrc\S*|tini|dumb-init|docker-init|catatonit|containerd-shim\S*|conmon|dbus-daemon|dbus-broker|dbus-broker-launch|cron|crond|anacron|atd|sshd|sshd-session|login|gnome-session\S*|gnome-shell|plasmashell|kwin\S*|ksmserver|xfce4-session|xdg-desktop-portal\S*)$/,
  // Of macOS and Windows.
  /^(loginwindow|explorer|services|svchost|wininit|winlogon|userinit|sihost|taskhostw|taskeng|smss|csrss|runtimebroker|openconsole|conhost)$/,
];

/** The role of a program that asks for a credential, from its tool and script. */
export function roleOf({
  tool: named,
  script,
}: Pick<ProgramFacts, 'tool' | 'script'>): ProgramRole {
  const tool = named.toLowerCase();
  if (starters.some((names) => names.test(tool))) return 'starter';
  if (carriers.has(tool)) return 'carrier';
  if (relays.has(tool)) return 'relay';
  if (!interpreters.some((names) => names.test(tool))) return 'program';
  return script && carriers.has(commandName(script.path)) ? 'carrier' : 'interpreter';
}

/** The hubkey command of Windows is a script with an extension. */
const commandName = (path: string): string => fileName(path).replace(/\.(ps1|cmd|bat)$/i, '');

/** Whether a path is an absolute one of Windows, which no path of another system looks like. */
export const isWindowsPath = (path: string): boolean => /^[a-z]:\\/i.test(path);

/** The last part of a path. */
export const fileName = (path: string): string =>
  path.slice(path.lastIndexOf(isWindowsPath(path) ? '\\' : '/') + 1);
