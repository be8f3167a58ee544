package org.nextcloudmcp.standin.files.search;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nextcloudmcp.standin.files.UserFiles;

/** All that lies below a folder. */
final class Found {
    private Found() {}

    static List<Path> below(UserFiles files, Path folder) {
        List<Path> all = new ArrayList<>();
        for (Path child : files.children(folder)) {
            all.add(child);
            if (UserFiles.isFolder(child)) {
                all.addAll(below(files, child));
            }
        }
        return all;
    }
}
