# shellcheck shell=bash
# A demo for a test: ports, data and containers of its own, which end with the script, as does an agent of a cluster beside it.

# Sets WORK, DATA and the demo's settings.
own_demo() {
  WORK=$(mktemp --directory "${TMPDIR:-/tmp}/whalemountain.XXXXXX")
  DATA=$WORK/data
  local first
  first=$(free_ports 4)
  export WM_DEMO_DATA=$DATA WM_DEMO_CONSOLE_PORT=$first WM_DEMO_AGENT_PORT=$((first + 1)) LC_ALL=C.UTF-8 no_proxy='*'
  export WM_DEMO_DATABASE_PORT=$((first + 2)) WM_DEMO_DIRECTORY_PORT=$((first + 3))
  trap leave_demo EXIT
  trap 'exit 130' INT TERM
}

leave_demo() {
  local status=$?
  trap - EXIT
  ((status == 0)) || show_demo_logs >&2
  stop_process k8s-agent 10
  "$ROOT/deploy/demo" reset >/dev/null 2>&1 || warn 'The demo in %s could not be reset.' 'デモ %s を消せませんでした。' "$DATA"
  rm -rf "$WORK"
  exit "$status"
}

# The end of each, without the frames of stack traces.
show_demo_logs() {
  local log
  for log in "$DATA"/log/*.log; do
    printf '== %s\n' "${log##*/}"
    grep --invert-match --extended-regexp $'^\t(at |\.\.\.)|^$' "$log" | tail -n 15 || true
  done
}

# demo COMMAND: silent unless it fails.
demo() {
  (cd / && "$ROOT/deploy/demo" "$@") >"$WORK/demo.out" 2>&1 || {
    cat "$WORK/demo.out" >&2
    exit 1
  }
}
