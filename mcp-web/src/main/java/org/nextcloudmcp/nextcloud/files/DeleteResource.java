package org.nextcloudmcp.nextcloud.files;

import static org.nextcloudmcp.apps.NextcloudApp.FILES;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.Refusals;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.trash.Trash;
import org.nextcloudmcp.nextcloud.files.trash.TrashItem;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.ToolArg;
import org.nextcloudmcp.tools.Tool;
import org.nextcloudmcp.tools.ToolAnswer;

/** {@code nc_webdav_delete_resource}: a file or a folder goes, into the trash bin where there is one. */
@Singleton
public class DeleteResource {

    record Input(
            @ToolArg(
                    description =
                            "The file or folder, from the user's root, such as Documents/old.txt. Not percent-encoded.")
            String path,

            @ToolArg(
                    description =
                            "For a file: the etag of the content that may be deleted. Left out, it is deleted as it"
                                    + " is.")
            Optional<String> ifMatch) {}

    record Output(
            @Description("What was deleted.") String path,
            ListedFile.Type type,

            @Description("Bytes; of a folder, all that was in it.")
            OptionalLong size,

            @Description("How many entries lay directly in the folder.")
            OptionalLong items,

            @Description("There if it is in the trash bin: give it to nc_webdav_restore_from_trash.")
            Optional<String> trashId) {}

    @Tool(
            name = "nc_webdav_delete_resource",
            title = "Delete a file or folder",
            description =
                    "Deletes a file, or a folder with everything in it, from the user's Nextcloud. It normally goes into the"
                            + " trash bin: then the answer has a trash_id with which nc_webdav_restore_from_trash brings it"
                            + " back. Without a trash_id it may be gone for good. Deleting what somebody shared with the user"
                            + " only removes the share, or deletes it for its owner too if it lies inside a shared folder.",
            scopes = "files.write",
            apps = FILES,
            calls = {
                "PROPFIND /remote.php/dav/files/{user}/{path}",
                "DELETE /remote.php/dav/files/{user}/{path}",
                "PROPFIND /remote.php/dav/trashbin/{user}/trash"
            })
    public ToolAnswer<Output> delete(Input input, NextcloudClient nextcloud) {
        var path = FilePath.parse(input.path());
        if (path.isRoot()) {
            throw new RefusedException(
                    "The root of the user's files cannot be deleted.", "Give the path of a file or folder in it.");
        }
        var seen = input.ifMatch().map(given -> WriteConflict.tag(given, "if_match"));
        var files = new Files(nextcloud);
        var entry = files.findCounted(path).orElseThrow(() -> absent(path));
        if (seen.isPresent() && !entry.etag().equals(seen.map(tag -> tag.opaque()))) {
            throw changed(entry);
        }
        var answer = files.changes().delete(entry);
        if (answer.is(412)) {
            throw changed(files.find(path).orElse(entry));
        }
        if (answer.is(404)) {
            throw absent(path);
        }
        if (!answer.is(204)) {
            throw Refusals.of(answer, path.toString());
        }
        var kept = new Trash(nextcloud, files.tree()).newest(path);
        return ToolAnswer.of(output(entry, kept), sentence(entry, kept));
    }

    private static Output output(FileEntry entry, Optional<TrashItem> kept) {
        return new Output(
                entry.path().toString(),
                ListedFile.Type.of(entry),
                entry.size(),
                entry.items(),
                kept.map(TrashItem::trashId));
    }

    private static String sentence(FileEntry entry, Optional<TrashItem> kept) {
        var what = (entry.folder() ? "the folder " : "the file ") + entry.path();
        var inside = entry.folder() && entry.items().orElse(0) > 0
                ? " with " + entry.items().getAsLong() + " entries directly in it"
                : "";
        return "Deleted " + what + inside + "."
                + (kept.isPresent()
                        ? " It is in the trash bin, from where nc_webdav_restore_from_trash brings it back."
                        : " It was not found in the user's trash bin, so it may be gone for good.");
    }

    private static RefusedException absent(FilePath path) {
        return new RefusedException(
                "There is nothing at " + path + ".",
                "Nothing was deleted. Use nc_webdav_list_directory to see what is there.");
    }

    private static RefusedException changed(FileEntry current) {
        return new RefusedException(
                current.path() + " has changed: it is now at " + current.state() + ". Nothing was deleted.",
                "Read it again; to delete it as it is now, pass its current etag as if_match, or leave if_match out.");
    }
}
