# Completion of hubkey for bash.
_hubkey() {
  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]:-} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='curl header env copy status open doctor --help --version'
  elif [ "${COMP_WORDS[COMP_CWORD - 1]}" = --shell ]; then
    words='bash zsh fish powershell cmd'
  elif [ "${COMP_WORDS[COMP_CWORD - 1]}" = --endpoint ]; then
    words='health jobs alerts clientkeys configurations'
  else
    case $command in
      curl) words='--profile --key --wait /api/health/ /api/jobs/ /api/alerts/ /api/auth/clientkeys/ /api/configurations/' ;;
      header | env) words='--profile --key --wait' ;;
      copy) words='--profile --key --endpoint --shell --jq' && [ "$COMP_CWORD" -eq 2 ] && words='header value curl export' ;;
      open) words='--quick' ;;
      doctor) words='--json' ;;
    esac
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _hubkey hubkey
