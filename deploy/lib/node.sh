# shellcheck shell=bash
# Node.js and npm, which build the page and run its tests: those of the machine, or on Debian and Ubuntu installed ones.

readonly NODE_AT_LEAST=20.19 NODE_FETCHED=22 NPM_FETCHED=10

# Where a newer Node lies when the machine's is too old; nothing else on the machine sees it.
node_folder() {
  echo "$ROOT/target/node"
}

ensure_node() {
  use_fetched_node
  if has_node; then
    return
  fi
  if [[ $(id -u) != 0 ]] || ! is_debian_like; then
    die 'Node %s or newer with npm is needed to build the page: https://nodejs.org/en/download' \
      'ページのビルドには Node %s 以降と npm が必要です: https://nodejs.org/ja/download' "$NODE_AT_LEAST"
  fi
  install_node
  has_node || die 'Node %s or newer with npm is needed, and could not be installed.' \
    'Node %s 以降と npm が必要ですが、インストールできませんでした。' "$NODE_AT_LEAST"
}

has_node() {
  local version
  command -v npm >/dev/null && command -v npx >/dev/null && version=$(node --version 2>/dev/null) \
    && is_new_enough "${version#v}"
}

is_new_enough() {
  [[ "$(printf '%s\n' "$NODE_AT_LEAST" "$1" | sort --version-sort | head -n 1)" == "$NODE_AT_LEAST" ]]
}

use_fetched_node() {
  local folder
  folder=$(node_folder)/node_modules
  if ! has_node && [[ -x "$folder/.bin/node" && -e "$folder/.bin/npm" ]]; then
    PATH=$folder/.bin:$PATH
    export PATH
    hash -r
  fi
}

# Debian's own where it is new enough; else its npm fetches a newer one into a folder of this source.
install_node() {
  command -v npm >/dev/null || apt_install npm ca-certificates
  hash -r
  if has_node; then
    return
  fi
  say 'Fetching Node %s into %s; the one of this machine is too old: %s' \
    'このマシンの Node が古いため、Node %s を %s に入れます: %s' "$NODE_FETCHED" "$(node_folder)" "$(node --version)"
  fetch_node
  use_fetched_node
}

# The binary as the project itself builds it comes in a package for each kind of machine.
fetch_node() {
  local kind
  case "$(uname -m)" in
    x86_64) kind=x64 ;;
    aarch64) kind=arm64 ;;
    *) die 'There is no Node to fetch for %s: install one.' '%s 用の Node は取得できません。インストールしてください。' "$(uname -m)" ;;
  esac
  mkdir -p "$(node_folder)"
  npm install --prefix "$(node_folder)" --ignore-scripts --no-audit --no-fund --loglevel=error \
    "node-linux-$kind@$NODE_FETCHED" "npm@$NPM_FETCHED" >/dev/null || die \
    'npm could not fetch Node %s.' 'npm で Node %s を取得できませんでした。' "$NODE_FETCHED"
}
