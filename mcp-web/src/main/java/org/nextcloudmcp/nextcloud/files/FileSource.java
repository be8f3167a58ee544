package org.nextcloudmcp.nextcloud.files;

import java.util.Optional;

/**
 * Where the bytes of a file come from: the current content, or an earlier one.
 *
 * @param version the address of an earlier content
 */
record FileSource(Files files, FileEntry file, Optional<String> version) {

    FileSlice read(long offset, int length) {
        return version.map(address -> files.readVersion(file, address, offset, length))
                .orElseGet(() -> files.read(file, offset, length));
    }

    boolean isCurrent() {
        return version.isEmpty();
    }
}
