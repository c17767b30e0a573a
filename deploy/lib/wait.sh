# shellcheck shell=bash
# Waiting for a condition, with a limit, and telling what was seen when it does not come.

# wait_until SECONDS COMMAND...: true as soon as the command succeeds, false at the limit.
wait_until() {
  local limit=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < limit)) || return 1
    sleep 0.1
  done
}

url_answers() {
  curl --silent --fail --max-time 5 --noproxy '*' --output /dev/null "$1"
}

# wait_for_process NAME SECONDS COMMAND...: until the command succeeds; ends early when the process has died.
wait_for_process() {
  local name=$1 limit=$2 end=$((SECONDS + $2))
  shift 2
  until "$@"; do
    if ! is_running "$name"; then
      show_log_tail "$name"
      die '%s has ended by itself.' '%s が終了してしまいました。' "$name"
    fi
    if ((SECONDS >= end)); then
      show_log_tail "$name"
      die '%s did not become ready within %s seconds.' '%s が %s 秒以内に準備できませんでした。' "$name" "$limit"
    fi
    sleep 0.1
  done
}

show_log_tail() {
  local log
  log=$(log_of "$1")
  warn 'The end of %s:' '%s の末尾:' "$log"
  tail -n 20 "$log" >&2 2>/dev/null || true
}
