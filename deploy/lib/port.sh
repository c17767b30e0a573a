# shellcheck shell=bash
# TCP ports, looked up in /proc so that no tool is needed.

port_is_free() {
  local port
  port=$(printf '%04X' "$1")
  ! grep --quiet --ignore-case --extended-regexp "^ *[0-9]+: [0-9A-F]+:$port [0-9A-F]+:0000 0A" \
    /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

# require_free_port PORT USE VARIABLE: the variable is named as the way out.
require_free_port() {
  port_is_free "$1" || die \
    'Port %s for %s is taken. Choose another one: %s=<port> ./deploy/demo' \
    'ポート %s (%s 用) は使用中です。別のポートを指定してください: %s=<ポート> ./deploy/demo' "$@"
}

# free_ports COUNT: the first of that many in a row that nobody listens on, below the ports that containers get.
free_ports() {
  local first at
  while :; do
    first=$((20000 + RANDOM % 12000))
    for ((at = first; at < first + $1; at++)); do
      port_is_free "$at" || continue 2
    done
    echo "$first"
    return
  done
}
