package org.nextcloudmcp.nextcloud.files;

import jakarta.json.JsonObject;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceContents;

/** A folder as a resource: JSON with what is in it, each entry with the URI to go on with. */
final class FolderContents {

    private static final int MOST = 1000;

    private FolderContents() {}

    static ResourceContents of(FilePath folder, Files files) {
        var page = FolderPage.read(files, folder, Position.START, MOST);
        var list = CachedJson.array();
        page.entries().stream().map(FolderContents::entry).forEach(list::add);
        var json = CachedJson.object()
                .add("path", folder.toString())
                .add("entries", list)
                .add("total", page.total())
                .add("truncated", page.next().isPresent())
                .build();
        return new ResourceContents.Text(FileUri.of(folder), "application/json", CachedJson.text(json));
    }

    private static JsonObject entry(FileEntry entry) {
        var json = CachedJson.object()
                .add("name", entry.path().name())
                .add("uri", FileUri.of(entry.path()).toString())
                .add("type", entry.folder() ? "folder" : "file");
        entry.size().ifPresent(size -> json.add("size", size));
        entry.contentType().ifPresent(type -> json.add("content_type", type));
        entry.lastModified().ifPresent(time -> json.add("last_modified", time.toString()));
        return json.build();
    }
}
