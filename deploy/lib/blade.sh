# shellcheck shell=bash
# Made-up blades for the tests: each a Docker engine with a network namespace, data and a containerd of its own on this
# machine. Needs root. Functions of text.sh, wait.sh, process.sh and image.sh are used.

# Not below the source: the paths of the engines' sockets must stay below 108 bytes (unix(7)).
readonly BLADES=${WM_BLADES:-/var/tmp/whalemountain-blades}
readonly BLADE_IMAGE=whalemountain-test/busybox:1
readonly BLADE_GPUS=4

# Prints the packages that are missing for them, one a line.
blade_packages() {
  command -v ip >/dev/null || echo iproute2
  command -v pgrep >/dev/null || echo procps
  command -v curl >/dev/null || echo curl
  installed_static_busybox >/dev/null || echo busybox-static
}

blade_folder() {
  echo "$BLADES/$1"
}

blade_docker() {
  local name=$1
  shift
  docker -H "unix://$(blade_folder "$name")/docker.sock" "$@"
}

blade_answers() {
  curl --silent --fail --max-time 5 --unix-socket "$(blade_folder "$1")/docker.sock" --output /dev/null http://engine/_ping
}

# blade_up NAME OWNER: everything new; prints the address it is reached at. It goes with the process OWNER, at the
# latest when the next one is made (blade_sweep).
blade_up() {
  local name=$1 folder
  [[ "$name" =~ ^[a-z0-9-]{1,12}$ ]] || die 'A blade has a name of 12 letters at most: %s' 'ブレード名は12文字までです: %s' "$name"
  folder=$(blade_folder "$name")
  mkdir -p "$folder"/{data,exec,run,log,bin}
  printf '%s %s\n' "$2" "$(started_at "$2")" >"$folder/owner"
  blade_network "$name"
  blade_gpus "$name"
  blade_start "$name"
  blade_image "$name"
  cat "$folder/address"
}

# A pair of interfaces with addresses out of the benchmarks' network (RFC 2544) leads into the namespace.
blade_network() {
  local name=$1 folder index
  folder=$(blade_folder "$name")
  ip netns add "$name"
  ip -n "$name" link set lo up
  exec 8>"$BLADES/addresses"
  flock 8
  for ((index = 1; index < 255; index++)); do
    [[ -n "$(ip -4 -oneline address show to "198.18.$index.0/24")" ]] || break
  done
  ip link add "v-$name" type veth peer name eth0 netns "$name"
  ip address add "198.18.$index.1/30" dev "v-$name"
  exec 8>&-
  ip link set "v-$name" up
  ip -n "$name" address add "198.18.$index.2/30" dev eth0
  ip -n "$name" link set eth0 up
  ip -n "$name" route add default via "198.18.$index.1"
  echo "198.18.$index.2" >"$folder/address"
}

# The engine offers GPUs to whoever has NVIDIA's hook on its path; this one gives nothing.
blade_gpus() {
  local folder gpu
  folder=$(blade_folder "$1")
  printf '#!/bin/sh\nexec cat >/dev/null\n' >"$folder/bin/nvidia-container-runtime-hook"
  {
    echo '#!/bin/sh'
    echo 'cat <<END'
    for ((gpu = 0; gpu < BLADE_GPUS; gpu++)); do
      echo "$gpu, GPU-$1-$gpu, FAKE-A40, 46068, 0, 0"
    done
    echo END
  } >"$folder/bin/nvidia-smi"
  chmod +x "$folder"/bin/*
}

# blade_start NAME: engine and containerd, those of the two that do not run.
blade_start() {
  local name=$1 folder DATA
  folder=$(blade_folder "$name")
  DATA=$folder
  cat >"$folder/containerd.toml" <<END
version = 2
root = "$folder/containerd/root"
state = "$folder/containerd/state"
disabled_plugins = ["io.containerd.grpc.v1.cri"]
[grpc]
  address = "$folder/containerd.sock"
END
  is_running containerd || blade_process "$name" containerd --config "$folder/containerd.toml"
  wait_for_process containerd 60 test -S "$folder/containerd.sock"
  # A killed engine leaves the file, and its number may be another process's by now.
  is_running dockerd || rm -f "$folder/docker.pid"
  # nsenter, because ip netns exec hides the control groups.
  is_running dockerd || blade_process "$name" dockerd --data-root "$folder/data" --exec-root "$folder/exec" \
    --pidfile "$folder/docker.pid" --host "unix://$folder/docker.sock" --containerd "$folder/containerd.sock" \
    --bip 10.200.0.1/24 --cgroup-parent "/wm-$name" --exec-opt native.cgroupdriver=cgroupfs --userland-proxy=false
  # One that was killed among hundreds of containers tidies up first, a second or more for each.
  wait_for_process dockerd 600 blade_answers "$name"
}

# blade_process NAME PROGRAM ARGUMENT...: in the blade's network namespace.
blade_process() {
  local name=$1
  shift
  mkdir -p "$DATA/run" "$DATA/log"
  PATH="$DATA/bin:$PATH" setsid nsenter --net="/run/netns/$name" "$@" </dev/null >>"$(log_of "$1")" 2>&1 8>&- 9>&- &
  printf '%s %s\n' "$!" "$(started_at "$!")" >"$(pid_file_of "$1")"
}

# blade_kill NAME: SIGKILL for the engine alone; what it runs goes on.
blade_kill() {
  blade_end "$1" dockerd
}

blade_end() {
  local DATA pid
  DATA=$(blade_folder "$1")
  pid=$(pid_of "$2")
  [[ -z "$pid" ]] || kill -KILL "$pid" 2>/dev/null || true
  wait_until 20 has_ended "$2"
  rm -f "$(pid_file_of "$2")"
}

# blade_off NAME: what a power cut leaves, which is the disk.
blade_off() {
  local name=$1
  blade_end "$name" dockerd
  blade_end "$name" containerd
  wait_until 20 blade_is_still "$name" || die 'Processes of %s do not end.' '%s のプロセスが終了しません。' "$name"
  blade_unmount "$name"
  rm -rf "$(blade_folder "$name")"/{exec,containerd/state,containerd.sock,docker.sock}
  blade_bridges "$name" | while read -r bridge; do ip -n "$name" link delete "$bridge"; done
  nsenter --net="/run/netns/$name" iptables -t nat -F 2>/dev/null || true
  nsenter --net="/run/netns/$name" iptables -F 2>/dev/null || true
}

blade_bridges() {
  ip -n "$1" -oneline link show type bridge 2>/dev/null | sed -n 's/^[0-9]*: \([^:@]*\).*/\1/p'
}

# Kills what is left, and is true when nothing was.
blade_is_still() {
  local pids
  pids=$(blade_pids "$1")
  [[ -n "$pids" ]] || return 0
  # shellcheck disable=SC2086 # several
  kill -KILL $pids 2>/dev/null
  return 1
}

# Shims are known by the address of their containerd, containers by their control group.
blade_pids() {
  {
    pgrep --full -- "-address $(blade_folder "$1")/containerd.sock" || true
    find /sys/fs/cgroup -path "*/wm-$1/*" -name cgroup.procs -exec cat {} + 2>/dev/null || true
  } | sort --unique
}

blade_unmount() {
  local mount
  sed -n "s|^[^ ]* \($(blade_folder "$1")/[^ ]*\) .*|\1|p" /proc/self/mounts | sort --reverse \
    | while read -r mount; do umount --lazy "$mount" || true; done
}

# blade_down NAME: nothing of it is left.
blade_down() {
  local name=$1 folder
  folder=$(blade_folder "$name")
  [[ -d "$folder" ]] || return 0
  blade_off "$name"
  # Whatever else was started in its namespace, an agent for one, goes too.
  ip netns pids "$name" 2>/dev/null | xargs --no-run-if-empty kill -KILL 2>/dev/null || true
  ip link delete "v-$name" 2>/dev/null || true
  ip netns delete "$name" 2>/dev/null || true
  find /sys/fs/cgroup -depth -type d \( -path "*/wm-$name" -o -path "*/wm-$name/*" \) -exec rmdir {} + 2>/dev/null || true
  rm -rf "$folder"
}

# Ends blades whose owner is gone.
blade_sweep() {
  local folder pid ticks
  for folder in "$BLADES"/*/; do
    [[ -s "${folder}owner" ]] || continue
    read -r pid ticks <"${folder}owner"
    [[ "$(started_at "$pid")" == "$ticks" ]] || blade_down "$(basename "$folder")"
  done
}

blade_image() {
  local work
  work=$(mktemp -d)
  unpack_local_busybox "$work"
  tar --create --directory "$work/root" --owner=0 --group=0 . \
    | blade_docker "$1" import -c 'CMD ["sleep","infinity"]' -c 'ENV PATH=/bin' - "$BLADE_IMAGE" >/dev/null
  rm -rf "$work"
}
