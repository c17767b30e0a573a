# shellcheck shell=bash
# The demo's image: busybox with one script. Pulled where the internet is there, else made of Debian's busybox.

readonly HELLO_IMAGE=whalemountain/hello:1
readonly BUSYBOX_IMAGE=busybox:1.37

ensure_hello_image() {
  if docker image inspect "$HELLO_IMAGE" >/dev/null 2>&1; then
    return
  fi
  local work
  work=$(mktemp -d)
  mkdir -p "$work/root"
  say 'Making the demo image %s.' 'デモ用イメージ %s を用意します。' "$HELLO_IMAGE"
  unpack_pulled_busybox "$work/root" || unpack_local_busybox "$work"
  install -m 755 "$ROOT/deploy/images/hello/hello" "$work/root/bin/hello"
  tar --create --directory "$work/root" --owner=0 --group=0 . \
    | docker import -c 'CMD ["hello"]' -c 'ENV PATH=/bin' - "$HELLO_IMAGE" >/dev/null
  rm -rf "$work"
}

unpack_pulled_busybox() {
  local container
  timeout 20 docker pull --quiet "$BUSYBOX_IMAGE" >/dev/null 2>&1 || return 1
  container=$(docker create "$BUSYBOX_IMAGE")
  docker export "$container" | tar --extract --directory "$1" --exclude 'dev/*'
  docker rm "$container" >/dev/null
}

unpack_local_busybox() {
  local busybox
  busybox=$(find_static_busybox "$1") || die \
    'Neither an image can be pulled nor busybox-static be had: check the network, or apt-get install busybox-static.' \
    'イメージの取得も busybox-static の入手もできません。ネットワークを確認するか、apt-get install busybox-static を実行してください。'
  mkdir -p "$1/root"/{bin,etc,tmp,root,srv,dev,proc,sys}
  chmod 1777 "$1/root/tmp"
  echo 'root:x:0:0:root:/root:/bin/sh' >"$1/root/etc/passwd"
  install -m 755 "$busybox" "$1/root/bin/busybox"
  local name
  for name in $("$busybox" --list); do
    [[ "$name" == busybox ]] || ln -s busybox "$1/root/bin/$name"
  done
}

# Prints the path of a busybox without shared libraries; unpacks Debian's where none is installed.
find_static_busybox() {
  installed_static_busybox && return
  (cd "$1" && timeout 60 apt-get download busybox-static >/dev/null 2>&1 && dpkg -x busybox-static_*.deb busybox) \
    || return 1
  find "$1/busybox" -type f -name busybox -print -quit | grep .
}

installed_static_busybox() {
  local candidate
  for candidate in /bin/busybox /usr/bin/busybox; do
    if [[ -x "$candidate" ]] && is_static "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

is_static() {
  [[ "$(ldd "$1" 2>/dev/null)" != *libc* ]]
}
