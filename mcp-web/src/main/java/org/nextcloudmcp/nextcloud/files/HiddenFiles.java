package org.nextcloudmcp.nextcloud.files;

import org.nextcloudmcp.nextcloud.NextcloudClient;

/**
 * Which files and folders of a user no tool may see or touch, by the operator's settings. {@link FileTree} asks it for
 * every path that goes to Nextcloud or comes from there, and is the only one who does.
 */
public interface HiddenFiles {

    /** Whether this file or folder, or a folder above it, is hidden. */
    boolean hides(FilePath path);

    /** Whether anything inside this folder is hidden: then the folder cannot be moved, copied or deleted as a whole. */
    boolean hidesInside(FilePath folder);

    /** Those of the user whom this client serves. */
    static HiddenFiles of(NextcloudClient client) {
        return NOTHING;
    }

    /** Where nothing is hidden. */
    HiddenFiles NOTHING = new HiddenFiles() {
        @Override
        public boolean hides(FilePath path) {
            return false;
        }

        @Override
        public boolean hidesInside(FilePath folder) {
            return false;
        }
    };
}
