# shellcheck shell=bash
# The Docker engine: the one that answers, or on Debian and Ubuntu one that is installed and started.

readonly ENGINE_LOG=/var/log/whalemountain-dockerd.log

engine_answers() {
  command -v docker >/dev/null && timeout 10 docker version --format '{{.Server.Version}}' >/dev/null 2>&1
}

# The address of the engine that the docker command talks to, by DOCKER_HOST or by its context.
engine_url() {
  docker context inspect --format '{{.Endpoints.docker.Host}}'
}

is_debian_like() {
  [[ -r /etc/os-release ]] && grep --quiet --extended-regexp '^(ID|ID_LIKE)=.*(debian|ubuntu)' /etc/os-release
}

# apt_install PACKAGE...: says so first. Needs root.
apt_install() {
  say 'Installing: %s' 'インストールします: %s' "$*"
  if ! apt-get update -qq || ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    </dev/null >/dev/null; then
    die 'apt-get could not install %s.' 'apt-get で %s をインストールできませんでした。' "$*"
  fi
}

ensure_engine() {
  if engine_answers; then
    return
  fi
  if [[ -n "${DOCKER_HOST:-}" ]]; then
    die 'The engine at DOCKER_HOST=%s does not answer.' 'DOCKER_HOST=%s のエンジンが応答しません。' "$DOCKER_HOST"
  fi
  if [[ -S /var/run/docker.sock && $(id -u) != 0 && ! -w /var/run/docker.sock ]]; then
    die 'Your account may not use /var/run/docker.sock: run this as root, or join the group docker and log in again.' \
      '/var/run/docker.sock を使う権限がありません。root で実行するか、docker グループに入って再ログインしてください。'
  fi
  if [[ $(id -u) != 0 ]] || ! is_debian_like; then
    die 'No Docker engine answers. Install and start one (https://docs.docker.com/engine/install/), then try again.' \
      'Docker エンジンが応答しません。インストールして起動してから (https://docs.docker.com/engine/install/)、もう一度実行してください。'
  fi
  install_engine
  start_engine
}

install_engine() {
  local packages=()
  command -v dockerd >/dev/null || packages+=(docker.io iptables ca-certificates)
  # Newer releases split the command line off; older ones have no such package.
  if ! command -v docker >/dev/null; then
    apt-get update -qq || true
    [[ -z "$(apt-cache madison docker-cli 2>/dev/null)" ]] || packages+=(docker-cli)
  fi
  if ((${#packages[@]} > 0)); then
    say 'No Docker engine is there; Debian'\''s is installed now.' \
      'Docker エンジンがないため、Debian のパッケージを入れます。'
    apt_install "${packages[@]}"
  fi
}

start_engine() {
  if [[ -d /run/systemd/system ]]; then
    say 'Starting the Docker engine (systemctl start docker).' 'Docker エンジンを起動します (systemctl start docker)。'
    systemctl start docker || true
  elif ! engine_answers; then
    say 'Starting the Docker engine (dockerd); its log is %s.' 'Docker エンジン (dockerd) を起動します。ログは %s です。' \
      "$ENGINE_LOG"
    setsid dockerd </dev/null >"$ENGINE_LOG" 2>&1 &
  fi
  wait_until 60 engine_answers || {
    tail -n 20 "$ENGINE_LOG" >&2 2>/dev/null || true
    die 'The Docker engine did not answer within a minute.' 'Docker エンジンが 1 分以内に応答しませんでした。'
  }
}
