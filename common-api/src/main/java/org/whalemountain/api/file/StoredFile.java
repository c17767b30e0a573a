package org.whalemountain.api.file;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A file that arrived in a container.
 *
 * @param path its absolute path there
 * @param sizeBytes how long it is
 * @param sha256 of its bytes, 64 hexadecimal digits
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StoredFile(String path, long sizeBytes, String sha256) {}
