/**
 * Students' build engines: a rootless Docker daemon each, under an unprivileged uid, started when
 * somebody connects and stopped when nobody builds. Depends on {@code image}, {@code engine} and
 * the contract.
 */
package org.whalemountain.docker.build;
