# shellcheck shell=bash
# Students' build engines: a rootless dockerd each, under an unprivileged uid, on a root file system made for it.
# Needs root, but for build_check. Functions of text.sh and wait.sh are used, and HERE,
# the folder of the script.

# Owner of each account's folder here is the account's uid: that is the only place where it is written down.
readonly BUILD_DATA=${WM_BUILD_DATA:-/var/lib/whalemountain-build}
# What goes with the engines: ACCOUNT/socket/docker.sock, and beside it who runs it.
readonly BUILD_RUN=${WM_BUILD_RUN:-/run/whalemountain-build}
# The group of the agent, which may connect to them; unneeded where the agent is root.
readonly BUILD_GROUP=${WM_BUILD_GROUP:-root}

# 1879048192 and up is what systemd.io/UIDS-GIDS leaves unused.
readonly BUILD_FIRST_UID=${WM_BUILD_FIRST_UID:-1900000000}
readonly BUILD_UIDS=${WM_BUILD_UIDS:-1000}
readonly BUILD_FIRST_SUBUID=${WM_BUILD_FIRST_SUBUID:-1900100000}
readonly BUILD_SUBUIDS=65536

readonly BUILD_DISK_MIB=${WM_BUILD_DISK_MIB:-20480}
readonly BUILD_MEMORY_MIB=${WM_BUILD_MEMORY_MIB:-4096}
readonly BUILD_CPUS=${WM_BUILD_CPUS:-2}
# systemd: the unit's limits hold, and the control group is systemd's.
readonly BUILD_LIMITS=${WM_BUILD_LIMITS:-own}
readonly BUILD_PIDS=${WM_BUILD_PIDS:-1024}

readonly BUILD_MTU=${WM_BUILD_MTU:-1500}
# Networks that builds must not reach, beside the blade itself and its containers.
readonly BUILD_BLOCKED=${WM_BUILD_BLOCKED:-169.254.0.0/16}
# Registries on plain HTTP or with an own certificate, as dockerd's --insecure-registry takes them.
readonly BUILD_INSECURE_REGISTRIES=${WM_BUILD_INSECURE_REGISTRIES:-}

readonly BUILD_CHAIN=WHALEMOUNTAIN-BUILD
readonly BUILD_CGROUP=whalemountain-build
readonly BUILD_CONTROLLERS=(memory cpu pids)

build_check() {
  local program
  for program in dockerd containerd runc rootlesskit slirp4netns newuidmap newgidmap iptables mkfs.ext4 losetup unshare \
    setpriv pivot_root flock; do
    command -v "$program" >/dev/null || echo "$program"
  done
  [[ -c /dev/net/tun ]] || echo tun
  [[ -e /dev/loop-control ]] || echo loop
  [[ "$(cat /proc/sys/user/max_user_namespaces 2>/dev/null || echo 0)" != 0 ]] || echo user-namespaces
  [[ "$(cat /proc/sys/kernel/unprivileged_userns_clone 2>/dev/null || echo 1)" == 1 ]] || echo user-namespaces
  [[ "$(cat /proc/sys/kernel/apparmor_restrict_unprivileged_userns 2>/dev/null || echo 0)" == 0 ]] || echo apparmor
  [[ -n "$(build_cgroups)" || -d /run/systemd/system ]] || echo cgroup
  if [[ $(id -u) != 0 ]]; then
    [[ -d /run/systemd/system ]] || echo root
    [[ -e /etc/systemd/system/whalemountain-build@.service ]] || echo unit
  elif command -v iptables >/dev/null; then
    build_firewall 2>/dev/null || echo firewall
  fi
}

# Folders in which a control group can be made, one a line: one for each controller in version 1, one in version 2.
build_cgroups() {
  local controller
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    [[ ! -w /sys/fs/cgroup/cgroup.subtree_control ]] || echo /sys/fs/cgroup
    return
  fi
  for controller in "${BUILD_CONTROLLERS[@]}"; do
    [[ ! -e /sys/fs/cgroup/$controller/cgroup.procs ]] || echo "/sys/fs/cgroup/$controller"
  done
}

build_uid() {
  stat --format %u "$BUILD_DATA/$1" 2>/dev/null
}

build_prepare() {
  local folder=$BUILD_DATA/$1
  install -d -m 711 "$BUILD_DATA" "$BUILD_RUN" "$BUILD_RUN/$1"
  if [[ ! -d "$folder" ]]; then
    (
      flock 8
      build_give_uid "$folder"
    ) 8>"$BUILD_DATA/.lock"
  fi
  if [[ ! -e "$folder/disk" ]]; then
    local uid
    uid=$(build_uid "$1")
    rm -f "$folder/disk.new"
    (umask 077 && truncate --size "${BUILD_DISK_MIB}M" "$folder/disk.new")
    # Nothing is kept back for root: the disk is the account's.
    mkfs.ext4 -q -m 0 -E "root_owner=$uid:$uid,nodiscard" "$folder/disk.new"
    mv "$folder/disk.new" "$folder/disk"
  fi
}

# The first uid of the range that neither a folder here nor the blade knows.
build_give_uid() {
  local uid last=$((BUILD_FIRST_UID + BUILD_UIDS)) taken
  taken=" $(find "$BUILD_DATA" -mindepth 1 -maxdepth 1 -type d -printf '%U ')"
  for ((uid = BUILD_FIRST_UID; uid < last; uid++)); do
    [[ "$taken" != *" $uid "* ]] && ! getent passwd "$uid" >/dev/null && break
  done
  ((uid < last)) || die 'All %s uids are given away: raise WM_BUILD_UIDS.' \
    '%s 個の uid をすべて使い切りました。WM_BUILD_UIDS を増やしてください。' "$BUILD_UIDS"
  # In one step, so that no crash leaves a folder that is root's.
  rm -rf "$BUILD_DATA/.new"
  install -d -m 711 -o "$uid" -g "$uid" "$BUILD_DATA/.new"
  mv --no-target-directory "$BUILD_DATA/.new" "$1"
}

build_start() {
  local account=$1
  build_lock "$account"
  # One that has just lost its engine ends soon; until then it is neither running nor gone.
  wait_until 30 build_is_decided "$account" || build_kill "$account"
  if [[ -z "$(build_pid "$account")" ]]; then
    build_make_ready "$account"
    setsid "$HERE/build-engine" run "$account" </dev/null >/dev/null 2>&1 8>&- &
    build_wait "$account" $!
  fi
  exec 8>&-
}

# One at a time starts, stops or removes an account's engine.
build_lock() {
  install -d -m 711 "$BUILD_DATA" "$BUILD_RUN"
  exec 8>"$BUILD_RUN/.$1.lock"
  flock --timeout 90 8 || die 'Another start or stop of %s takes too long.' '%s の起動または停止が別に進行中です。' "$1"
}

build_wait() {
  wait_until 30 build_is_settled "$1" "$2" || true
  [[ -S "$BUILD_RUN/$1/socket/docker.sock" ]] || {
    tail -n 5 "$BUILD_RUN/$1/log" >&2 2>/dev/null || true
    die 'The build engine of %s did not start.' '%s のビルドエンジンを起動できませんでした。' "$1"
  }
}

build_is_settled() {
  [[ -S "$BUILD_RUN/$1/socket/docker.sock" ]] || ! kill -0 "$2" 2>/dev/null
}

build_is_decided() {
  [[ -e "$BUILD_RUN/$1/socket/docker.sock" || -z "$(build_pid "$1")" ]]
}

build_make_ready() {
  local account=$1
  build_prepare "$account"
  # The folder was the student's to write to while the engine ran, so it is made anew and never walked into.
  rm -rf "$BUILD_RUN/$account/socket"
  # The kernel lets go of the disk a moment after the last process that saw it; two at once would spoil it.
  wait_until 30 build_disk_is_free "$account" || die 'The disk of %s is still in use.' '%s のディスクがまだ使用中です。' "$account"
  build_firewall || die 'The firewall rules could not be set.' 'ファイアウォールの規則を設定できませんでした。'
}

build_disk_is_free() {
  [[ -z "$(losetup --associated "$BUILD_DATA/$1/disk" 2>/dev/null)" ]]
}

# In the foreground: the process ends when the engine does, and the engine when the process does.
build_run() {
  local account=$1 uid folder=$BUILD_RUN/$1/socket
  build_make_ready "$account"
  uid=$(build_uid "$account")
  install -d -m 710 -o "$uid" -g "$BUILD_GROUP" "$folder"
  if [[ "$BUILD_GROUP" != root ]]; then
    # dockerd gives its socket to its own group; an entry that is inherited outlives that.
    setfacl --modify "default:group:$BUILD_GROUP:rw" "$folder"
  fi
  build_enter_cgroup "$account"
  export BUILD_UID=$uid BUILD_DISK=$BUILD_DATA/$account/disk BUILD_SOCKET=$folder BUILD_MTU BUILD_INSECURE_REGISTRIES
  export BUILD_SUBUID=$((BUILD_FIRST_SUBUID + (uid - BUILD_FIRST_UID) * BUILD_SUBUIDS)) BUILD_SUBUIDS
  # Killed, unshare takes process 1 of the new namespaces with it, and that one all the others.
  unshare --mount --propagation private --pid --fork --kill-child --ipc --uts --cgroup \
    bash "$HERE/lib/build-inside.sh" 8>&- >"$BUILD_RUN/$account/log" 2>&1 &
  local outside=$! status=0
  printf '%s %s\n' "$outside" "$(build_started_at "$outside")" >"$BUILD_RUN/$account/pid"
  trap 'build_terminate '"$outside" TERM INT
  while kill -0 "$outside" 2>/dev/null; do
    status=0
    wait "$outside" || status=$?
  done
  build_leave_cgroup "$account"
  return "$status"
}

# build_terminate PID: unshare itself ignores SIGTERM; its child is process 1.
build_terminate() {
  local inside
  inside=$(cat "/proc/$1/task/$1/children" 2>/dev/null || true)
  # shellcheck disable=SC2086 # none or one
  [[ -z "$inside" ]] || kill -TERM $inside 2>/dev/null || true
}

build_stop() {
  build_lock "$1"
  build_end "$1"
  exec 8>&-
}

build_end() {
  local account=$1 pid
  pid=$(build_pid "$account")
  if [[ -n "$pid" ]]; then
    build_terminate "$pid"
    wait_until 15 build_has_ended "$account" || build_kill "$account"
  fi
  rm -rf "${BUILD_RUN:?}/$account"/{pid,socket}
}

build_kill() {
  local pid
  pid=$(build_pid "$1")
  [[ -z "$pid" ]] || kill -KILL "$pid" 2>/dev/null || true
  wait_until 20 build_has_ended "$1" || die 'The build engine of %s does not end.' '%s のビルドエンジンが終了しません。' "$1"
}

build_remove() {
  local account=$1
  build_lock "$account"
  build_end "$account"
  [[ ! -d "$BUILD_DATA/$account" ]] || wait_until 30 build_disk_is_free "$account" || true
  rm -rf "${BUILD_RUN:?}/$account" "${BUILD_DATA:?}/$account"
  exec 8>&-
}

# The process that an engine ends with; nothing where it does not run.
build_pid() {
  local pid='' ticks=''
  read -r pid ticks 2>/dev/null <"$BUILD_RUN/$1/pid" || true
  if [[ -n "$pid" && -n "$ticks" && "$(build_started_at "$pid")" == "$ticks" ]]; then
    echo "$pid"
  fi
}

build_has_ended() {
  [[ -z "$(build_pid "$1")" ]]
}

# As in process.sh: tells a process from a later one with its pid.
build_started_at() {
  sed -n 's/.*) \([^ZX] .*\)/\1/p' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20
}

build_enter_cgroup() {
  local base folder
  [[ "$BUILD_LIMITS" != systemd ]] || return 0
  while read -r base; do
    folder=$base/$BUILD_CGROUP
    if [[ -e "$base/cgroup.controllers" ]]; then
      mkdir -p "$folder"
      echo '+memory +cpu +pids' | tee "$base/cgroup.subtree_control" >"$folder/cgroup.subtree_control" || true
    fi
    mkdir -p "$folder/$1"
    build_limit "$folder/$1"
    echo "$BASHPID" >"$folder/$1/cgroup.procs"
  done < <(build_cgroups)
}

# build_limit FOLDER: what of it there is to be written.
build_limit() {
  local bytes=$((BUILD_MEMORY_MIB * 1024 * 1024)) quota
  quota=$(awk -v cpus="$BUILD_CPUS" 'BEGIN { printf "%d", cpus * 100000 }')
  build_write "$1/memory.max" "$bytes"
  build_write "$1/memory.swap.max" 0
  build_write "$1/cpu.max" "$quota 100000"
  build_write "$1/memory.limit_in_bytes" "$bytes"
  build_write "$1/memory.memsw.limit_in_bytes" "$bytes"
  build_write "$1/cpu.cfs_period_us" 100000
  build_write "$1/cpu.cfs_quota_us" "$quota"
  build_write "$1/pids.max" "$BUILD_PIDS"
}

build_write() {
  [[ ! -e "$1" ]] || echo "$2" >"$1"
}

build_leave_cgroup() {
  local base
  [[ "$BUILD_LIMITS" != systemd ]] || return 0
  while read -r base; do
    echo "$BASHPID" >"$base/cgroup.procs" 2>/dev/null || true
    rmdir "$base/$BUILD_CGROUP/$1" 2>/dev/null || true
  done < <(build_cgroups)
}

# What builds send leaves the blade by slirp4netns, so as the account's uid: by that it is known. It reaches the world,
# but not the blade's own addresses (those are on lo, seen from the blade itself), its containers or its metadata.
build_firewall() {
  local network uids=$BUILD_FIRST_UID-$((BUILD_FIRST_UID + BUILD_UIDS - 1))
  exec 7>/run/whalemountain-build-firewall.lock
  flock 7
  iptables -w -n -L "$BUILD_CHAIN" >/dev/null 2>&1 || iptables -w -N "$BUILD_CHAIN" || return 1
  # The resolver of the blade, where it is on lo.
  build_rule "$BUILD_CHAIN" -o lo -d 127.0.0.0/8 -p udp --dport 53 -j RETURN || return 1
  build_rule "$BUILD_CHAIN" -o lo -d 127.0.0.0/8 -p tcp --dport 53 -j RETURN || return 1
  build_rule "$BUILD_CHAIN" -o lo -j REJECT || return 1
  build_rule "$BUILD_CHAIN" -o docker+ -j REJECT || return 1
  build_rule "$BUILD_CHAIN" -o br+ -j REJECT || return 1
  for network in $BUILD_BLOCKED; do
    build_rule "$BUILD_CHAIN" -d "$network" -j REJECT || return 1
  done
  iptables -w -C OUTPUT -m owner --uid-owner "$uids" -j "$BUILD_CHAIN" 2>/dev/null \
    || iptables -w -I OUTPUT -m owner --uid-owner "$uids" -j "$BUILD_CHAIN" || return 1
  exec 7>&-
}

build_rule() {
  iptables -w -C "$@" 2>/dev/null || iptables -w -A "$@"
}
