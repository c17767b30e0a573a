# shellcheck shell=bash
# Background processes with a pid file and a log each. DATA is the folder they live in.

pid_file_of() {
  echo "$DATA/run/$1.pid"
}

log_of() {
  echo "$DATA/log/$1.log"
}

# The moment a process was started, in clock ticks since boot: tells it from a later one with its pid. Nothing for a
# zombie (state Z, or X while it goes): it has ended, though nobody has asked yet how.
started_at() {
  # The program's name stands in parentheses and may hold spaces.
  sed -n 's/.*) \([^ZX] .*\)/\1/p' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
}

# start_process NAME COMMAND...: in a session of its own, so that Ctrl-C here does not reach it, and without
# the lock that its starter holds on descriptor 9.
start_process() {
  local name=$1
  shift
  mkdir -p "$DATA/run" "$DATA/log"
  setsid "$@" </dev/null >"$(log_of "$name")" 2>&1 9>&- &
  printf '%s %s\n' "$!" "$(started_at "$!")" >"$(pid_file_of "$name")"
}

# pid_of NAME: nothing where it does not run; a pid file left by a crash counts as not running.
pid_of() {
  local pid='' ticks='' now
  if [[ -r "$(pid_file_of "$1")" ]]; then
    read -r pid ticks <"$(pid_file_of "$1")" || true
  fi
  now=$([[ -z "$pid" ]] || started_at "$pid")
  if [[ -n "$now" && "$now" == "$ticks" ]]; then
    echo "$pid"
  fi
}

is_running() {
  [[ -n "$(pid_of "$1")" ]]
}

has_ended() {
  ! is_running "$1"
}

# stop_process NAME SECONDS: SIGTERM, and at the limit SIGKILL. Not running already is success.
stop_process() {
  local pid
  pid=$(pid_of "$1")
  if [[ -n "$pid" ]]; then
    kill -TERM "$pid" 2>/dev/null || true
    if ! wait_until "$2" has_ended "$1"; then
      warn '%s did not end within %s seconds and is killed.' '%s は %s 秒以内に終了しないため強制終了します。' "$1" "$2"
      kill -KILL "$pid" 2>/dev/null || true
      wait_until 5 has_ended "$1" || true
    fi
  fi
  rm -f "$(pid_file_of "$1")"
}
