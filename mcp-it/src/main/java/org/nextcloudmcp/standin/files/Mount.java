package org.nextcloudmcp.standin.files;

import java.nio.file.Path;

/**
 * Something of another user's in one's own root, as a share brings it.
 *
 * @param owner whose it is
 * @param place where it lies among the owner's files
 * @param permissions the letters of {@code oc:permissions}
 */
public record Mount(UserFiles owner, Path place, String permissions) {}
