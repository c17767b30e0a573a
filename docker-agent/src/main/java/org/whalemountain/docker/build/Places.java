package org.whalemountain.docker.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.whalemountain.api.container.FullName;

/**
 * Where things of an account are. Accounts begin with a letter or digit, so what begins with a dot
 * is never an account's.
 */
record Places(BuildConfig config) {
  private static final String SOCKET = "docker.sock";

  /** The engine's own socket. */
  BuildSocket socket(String account) {
    return new BuildSocket(
        config.run().resolve(account).resolve("socket").resolve(SOCKET), home(account));
  }

  /** Owned by the account's uid. */
  Path home(String account) {
    return config.data().resolve(account);
  }

  Path disk(String account) {
    return home(account).resolve("disk");
  }

  /** The folder that the account's runner sees. */
  Path doorFolder(String account) {
    return config.doors().resolve(account);
  }

  Path outerDoor(String account) {
    return doorFolder(account).resolve(SOCKET);
  }

  /** For this agent: does not start the engine and does not count. */
  Path innerDoor(String account) {
    return config.doors().resolve(".inside").resolve(account);
  }

  /** Makes the folders of both doors. Only this agent comes through the one above. */
  void makeFolders(String account) throws IOException {
    var mine = PosixFilePermissions.fromString("rwx------");
    Files.createDirectories(config.doors());
    Files.setPosixFilePermissions(config.doors(), mine);
    Files.createDirectories(innerDoor(account).getParent());
    var folder = doorFolder(account);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Accounts whose doors were opened since the host was started. */
  List<String> known() {
    try (var folders = Files.list(config.doors())) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> FullName.ACCOUNT.matcher(name).matches())
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The uid that the account's engine and runner have. */
  int uid(String account) throws IOException {
    return (Integer) Files.getAttribute(home(account), "unix:uid");
  }
}
