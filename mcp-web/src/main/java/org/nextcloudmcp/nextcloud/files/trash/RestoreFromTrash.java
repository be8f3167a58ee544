package org.nextcloudmcp.nextcloud.files.trash;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.FileEntry;
import org.nextcloudmcp.nextcloud.files.Files;
import org.nextcloudmcp.nextcloud.files.ListedFile;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_webdav_restore_from_trash}: what was deleted comes back. */
@Singleton
public class RestoreFromTrash {

    record Input(
            @ToolArg(
                    description =
                            "The trash_id that nc_webdav_list_trash or nc_webdav_delete_resource answered, such as"
                                    + " report.txt.d1795253415.")
            String trashId) {}

    record Output(
            @Description("Where it was before it was deleted.")
            String originalPath,

            @Description("Where it is now; left out if it could not be found again.")
            Optional<ListedFile> restored) {}

    @Tool(
            name = "nc_webdav_restore_from_trash",
            title = "Restore a deleted file",
            description =
                    "Brings a deleted file or folder back from the user's trash bin to where it was. Nothing is overwritten: if"
                            + " its place is taken, Nextcloud restores it beside it under another name, such as report"
                            + " (restored).txt; if its folder is gone, into the root. The answer tells where it is now.",
            scopes = "files.write",
            apps = FILES,
            calls = {
                "PROPFIND /remote.php/dav/trashbin/{user}/trash",
                "MOVE /remote.php/dav/trashbin/{user}/trash/{trash_id}",
                "SEARCH /remote.php/dav/"
            },
            annotations = @Tool.Annotations(destructiveHint = false))
    public ToolAnswer<Output> restore(Input input, NextcloudClient nextcloud) {
        var files = new Files(nextcloud);
        var trash = new Trash(nextcloud, files.tree());
        var item = trash.find(input.trashId()).orElseThrow(RestoreFromTrash::gone);
        var answer = trash.restore(item);
        if (answer.is(404)) {
            throw gone();
        }
        if (!answer.is(201) && !answer.is(204)) {
            throw Refusals.of(answer, "the deleted " + item.originalPath());
        }
        var now = place(files, item);
        return ToolAnswer.of(
                new Output(item.originalPath(), now.map(entry -> ListedFile.of(entry, files.tree()))),
                sentence(item, now));
    }

    /** It keeps its number, whatever its new name is. */
    private static Optional<FileEntry> place(Files files, TrashItem item) {
        try {
            return item.fileId().isPresent() ? files.find(item.fileId().getAsLong()) : files.find(item.origin());
        } catch (RefusedException e) {
            // It is restored; only where is not known.
            return Optional.empty();
        }
    }

    private static String sentence(TrashItem item, Optional<FileEntry> now) {
        if (now.isEmpty()) {
            return "Restored " + item.originalPath() + ". Search for its name to see where it is now.";
        }
        var path = now.get().path();
        return path.isSameAs(item.origin())
                ? "Restored " + path + "."
                : "Restored " + item.originalPath() + " as " + path
                        + ", because its place is taken or its folder is gone. Nothing was overwritten.";
    }

    private static RefusedException gone() {
        return new RefusedException(
                "There is no such item in the user's trash bin (any more).",
                "Use nc_webdav_list_trash to see what is there.");
    }
}
