package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.dav.DavError;
import org.nextcloudmcp.standin.dav.DavRefused;

/** The file that a chunked upload becomes. */
public final class Target {
    private static final String ROOT = "/remote.php/dav/files/";

    private Target() {}

    /** Where the request says that the file shall lie. */
    public static DavPath of(Ask ask, UserFiles files) {
        return Destination.below(ask, ROOT + files.owner().userId() + "/");
    }

    /** Refuses what cannot be written: a name, a missing folder, another version, a lock, no space. */
    public static void requireWritable(Ask ask, UserFiles files, DavPath target) {
        String root = ROOT + files.owner().userId() + "/";
        Path place = files.at(target);
        target.requireAllowedName();
        if (!UserFiles.isFolder(files.at(target.parent()))) {
            throw new DavRefused(DavError.conflict("The destination node is not found"));
        }
        boolean exists = UserFiles.exists(place);
        if (exists && ask.header("Overwrite").filter("F"::equals).isPresent()) {
            throw new DavRefused(DavError.condition(
                    "Overwrite", "The destination node already exists, and the overwrite header is set to false"));
        }
        Destination.requireCondition(ask, files, root);
        // About the source, which are the chunks, and not about the file: as with every MOVE.
        new Conditions(ask).requireForWriting(true, () -> "of the chunks");
        files.guard().requireUnlocked(place);
    }
}
