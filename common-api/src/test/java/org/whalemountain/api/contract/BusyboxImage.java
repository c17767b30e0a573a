package org.whalemountain.api.contract;

/**
 * A small image made from this machine's static busybox, so that no test needs a registry. It has
 * every busybox program and sleeps until it is stopped.
 */
public final class BusyboxImage {

  /** Its reference on the engine. */
  public static final String NAME = "whalemountain-test/busybox:1";

  private static final String SCRIPT =
      """
      set -eu
      busybox=$(command -v busybox) || { echo 'busybox is missing: apt-get install busybox-static'; exit 1; }
      root=$(mktemp -d)
      trap 'rm -rf "$root"' EXIT
      mkdir -p "$root"/bin "$root"/etc "$root"/root "$root"/www
      mkdir -m 1777 "$root"/tmp
      cp "$busybox" "$root"/bin/busybox
      for program in $("$busybox" --list); do
        [ "$program" = busybox ] || ln -s busybox "$root/bin/$program"
      done
      printf 'root:x:0:0:root:/root:/bin/sh\\nstudent:x:1000:1000::/tmp:/bin/sh\\n' > "$root"/etc/passwd
      printf 'root:x:0:\\nstudent:x:1000:\\n' > "$root"/etc/group
      tar -C "$root" -c . | docker import -c 'CMD ["sleep","infinity"]' -c 'ENV PATH=/bin' - %s
      """
          .formatted(NAME);

  private BusyboxImage() {}

  /** Makes it unless the engine has it; fails with a sentence where it cannot be made. */
  public static String make() {
    if (Shell.exitCode("docker image inspect " + NAME) != 0) {
      Shell.run(SCRIPT);
    }
    return NAME;
  }
}
