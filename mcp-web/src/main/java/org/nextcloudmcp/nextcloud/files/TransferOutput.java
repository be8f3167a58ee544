package org.nextcloudmcp.nextcloud.files;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.tools.ToolAnswer;

/** What moving and copying answer. */
record TransferOutput(
        String sourcePath,

        @Description("What is at the destination now; left out if it could not be read again.")
        Optional<ListedFile> result,

        @Description("What was there before and was replaced.")
        Optional<Replaced> replaced) {

    /**
     * A file that is not there any more.
     *
     * @param etag of its last content
     */
    record Replaced(String path, OptionalLong size, Optional<String> etag, Optional<Instant> lastModified) {}

    static TransferOutput of(
            FileEntry source,
            FilePath destination,
            Optional<FileEntry> now,
            Optional<FileEntry> before,
            FileTree tree) {
        return new TransferOutput(
                source.path().toString(),
                now.map(entry -> ListedFile.of(entry, tree)),
                before.map(entry ->
                        new Replaced(destination.toString(), entry.size(), entry.etag(), entry.lastModified())));
    }

    ToolAnswer<TransferOutput> told(String done, FilePath destination) {
        var sentence = done + " " + sourcePath + " to " + destination + ".";
        return ToolAnswer.of(
                this,
                replaced.isEmpty()
                        ? sentence
                        : sentence
                                + " The file that was there was replaced. Look for it with nc_webdav_list_versions or"
                                + " nc_webdav_list_trash: Nextcloud may have kept it, but does not promise to.");
    }
}
