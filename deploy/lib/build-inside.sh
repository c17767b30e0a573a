# shellcheck shell=bash
# Process 1 of a build engine's namespaces, started by build.sh as root. It makes a root file system that holds nothing
# of the blade but programs, moves into it, and starts the engine there as the unprivileged uid.
set -euo pipefail

readonly HERE=/mnt

main() {
  mount -t tmpfs -o mode=755,size=16m,nosuid tmpfs "$HERE"
  cd "$HERE"
  mkdir -p usr etc proc sys dev tmp run data old home root var log
  programs
  settings
  kernel
  devices
  mount -t tmpfs -o mode=1777,size=256m,nosuid,nodev tmpfs tmp
  mount -t tmpfs -o "mode=755,uid=$BUILD_UID,gid=$BUILD_UID,size=256m,nosuid,nodev" tmpfs run
  # Root writes nothing into a folder that is the student's, where a link could lead it elsewhere.
  mount -t tmpfs -o mode=755,size=4m,nosuid,nodev,noexec tmpfs log
  install -d -m 755 -o "$BUILD_UID" -g "$BUILD_UID" run/user
  mkdir run/whalemountain
  mount --bind "$BUILD_SOCKET" run/whalemountain
  # Room that a build gives back goes back to the blade.
  mount -o loop,nodev,discard "$BUILD_DISK" data
  pivot_root . old
  umount --lazy /old
  rmdir /old
  mount -o remount,ro /
  hostname build
  engine
}

# Only the two programs that give the engine its uids may be set-uid; the rest, sudo for one, is not.
programs() {
  local folder program
  mount --rbind /usr usr
  mount -o remount,bind,ro,nosuid usr
  for program in newuidmap newgidmap; do
    mount --bind "/usr/bin/$program" "usr/bin/$program"
    mount -o remount,bind,ro,nodev "usr/bin/$program"
  done
  # runc before 1.2 cannot bind what stands on a nosuid mount into a container, as `docker run --init` needs it.
  if [[ -e /usr/bin/docker-init ]]; then
    mount --bind /usr/bin/docker-init usr/bin/docker-init
    mount -o remount,bind,ro usr/bin/docker-init
  fi
  # Links into /usr, on every Debian since 12 and Ubuntu since 20.04.
  for folder in bin sbin lib lib32 lib64 libx32; do
    [[ ! -L /$folder ]] || cp --no-dereference "/$folder" "$folder"
  done
  # What an administrator put here, GPUs' libraries or a home-made program, is not for builds.
  [[ ! -d usr/local ]] || mount -t tmpfs -o ro,size=4k,nosuid,nodev tmpfs usr/local
  [[ ! -d usr/src ]] || mount -t tmpfs -o ro,size=4k,nosuid,nodev tmpfs usr/src
}

settings() {
  local link
  printf '%s\n' root:x:0:0::/root:/bin/sh "build:x:$BUILD_UID:$BUILD_UID::/data:/bin/sh" >etc/passwd
  printf '%s\n' root:x:0: "build:x:$BUILD_UID:" >etc/group
  printf 'build:%s:%s\n' "$BUILD_SUBUID" "$BUILD_SUBUIDS" | tee etc/subuid >etc/subgid
  printf '%s\n' '127.0.0.1 localhost' >etc/hosts
  printf '%s\n' 'hosts: files dns' >etc/nsswitch.conf
  [[ ! -r /etc/resolv.conf ]] || cat /etc/resolv.conf >etc/resolv.conf
  mkdir -p etc/ssl etc/alternatives
  [[ ! -d /etc/ssl/certs ]] || cp --recursive --dereference /etc/ssl/certs etc/ssl/ 2>/dev/null || true
  for link in /etc/alternatives/{iptables,ip6tables}*; do
    [[ ! -L "$link" ]] || cp --no-dereference "$link" etc/alternatives/
  done
}

# All of these show the new namespaces only: no process, network interface or control group of the blade.
kernel() {
  mount -t proc -o nosuid,nodev,noexec proc proc
  unshare --net mount -t sysfs -o nosuid,nodev,noexec sysfs sys
  if [[ -e /sys/fs/cgroup/cgroup.controllers ]]; then
    mount -t cgroup2 -o nosuid,nodev,noexec cgroup2 sys/fs/cgroup
  else
    mount -t tmpfs -o mode=755,size=64k,nosuid,nodev,noexec tmpfs sys/fs/cgroup
    cgroups_of_version_1
    mount -o remount,ro sys/fs/cgroup
  fi
}

cgroups_of_version_1() {
  local number names path folder options
  while IFS=: read -r number names path; do
    [[ "$number" != 0 && -n "$names" && -n "$path" ]] || continue
    folder=sys/fs/cgroup/${names#name=}
    options=$names
    [[ "$names" != name=* ]] || options=none,$names
    mkdir -p "$folder"
    mount -t cgroup -o "nosuid,nodev,noexec,$options" cgroup "$folder"
  done </proc/self/cgroup
}

devices() {
  local device
  mount -t tmpfs -o mode=755,size=64k,nosuid tmpfs dev
  mkdir -p dev/net dev/pts dev/shm
  for device in null zero full random urandom tty fuse net/tun; do
    [[ -c /dev/$device ]] || continue
    if [[ "$(stat --format %a "/dev/$device")" == 666 ]]; then
      touch "dev/$device"
      mount --bind "/dev/$device" "dev/$device"
    else
      # Without udev, fuse and net/tun are root's alone.
      mknod -m 666 "dev/$device" c "0x$(stat --format %t "/dev/$device")" "0x$(stat --format %T "/dev/$device")"
    fi
  done
  mount -t devpts -o newinstance,ptmxmode=0666,mode=620,nosuid,noexec devpts dev/pts
  mount -t tmpfs -o mode=1777,size=64m,nosuid,nodev tmpfs dev/shm
  ln -s pts/ptmx dev/ptmx
  ln -s /proc/self/fd dev/fd
  ln -s fd/0 dev/stdin
  ln -s fd/1 dev/stdout
  ln -s fd/2 dev/stderr
}

# This shell stays as process 1: it reaps what containers leave, and ends with the engine.
engine() {
  local status=0 child registry options=()
  for registry in $BUILD_INSECURE_REGISTRIES; do
    options+=(--insecure-registry "$registry")
  done
  # The sandbox of slirp4netns is a root file system as narrow as this one, and not every kernel lets it be made again
  # here. No port of a build is opened on the blade: --port-driver=none.
  setpriv --reuid "$BUILD_UID" --regid "$BUILD_UID" --clear-groups --inh-caps=-all \
    env --ignore-environment HOME=/data PATH=/usr/sbin:/usr/bin XDG_RUNTIME_DIR=/run/user \
    rootlesskit --state-dir=/run/rootlesskit --net=slirp4netns --mtu="$BUILD_MTU" --slirp4netns-sandbox=false \
    --slirp4netns-seccomp=auto --disable-host-loopback --port-driver=none --copy-up=/etc --propagation=rslave \
    dockerd --data-root /data/docker --exec-root /run/docker-exec --pidfile /run/docker.pid \
    --host unix:///run/whalemountain/docker.sock --userland-proxy=false --log-level=warn "${options[@]}" \
    </dev/null >/log/engine 2>&1 &
  child=$!
  # shellcheck disable=SC2064 # the number as it is now
  trap "kill -TERM $child 2>/dev/null" TERM
  while kill -0 "$child" 2>/dev/null; do
    status=0
    wait "$child" || status=$?
  done
  # Nobody should take it for one that runs.
  rm -f /run/whalemountain/docker.sock
  tail -n 20 /log/engine
  exit "$status"
}

main
