package org.nextcloudmcp.standin.sharing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.World;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.MediaType;
import org.nextcloudmcp.standin.files.UserFiles;

/** A share as the server describes it to somebody. */
record ShareJson(World world) {
    private static final int ALL = 31;
    private static final int OF_A_FILE = 27;
    private static final int DELETE = 8;

    /** @param fresh whether it was made by this very request */
    JsonObject of(Share share, Account viewer, boolean fresh) {
        boolean own = viewer.userId().equals(share.owner());
        UserFiles files = world.files(share.owner());
        Path place = files.at(share.path());
        boolean folder = UserFiles.isFolder(place);
        DavPath seen = own ? share.path() : share.target();
        Account owner = account(share.owner());
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("id", String.valueOf(share.id()))
                .add("share_type", share.type())
                .add("uid_owner", owner.userId())
                .add("displayname_owner", owner.displayName())
                .add("permissions", share.permissions())
                .add("can_edit", own)
                .add("can_delete", true)
                .add("stime", share.created())
                .addNull("parent")
                .add("expiration", orNull(share.expiration(), " 00:00:00"))
                .add("token", orNull(share.token(), ""))
                .add("uid_file_owner", owner.userId())
                .add("note", share.note())
                .add("label", share.label())
                .add("displayname_file_owner", owner.displayName())
                .add("path", text(seen))
                .add("item_type", folder ? "folder" : "file")
                .add("item_permissions", own ? folder ? ALL : OF_A_FILE : share.permissions() | DELETE)
                .add("is-mount-root", !own)
                .add("mount-type", own ? "" : "shared")
                .add(
                        "mimetype",
                        folder
                                ? "httpd/unix-directory"
                                : MediaType.of(share.path().name()))
                .add("has_preview", !folder)
                .add("storage_id", own ? "home::" + owner.userId() : "shared::" + text(seen))
                .add("storage", 1)
                .add("item_source", files.id(place))
                .add("file_source", files.id(place))
                .add("file_parent", files.id(files.at(share.path().parent())))
                .add("file_target", text(share.target()))
                .add("item_size", files.size(place))
                .add("item_mtime", files.modified(place).getEpochSecond());
        receiver(share, json);
        return json.add("mail_send", fresh ? 1 : 0)
                .add("hide_download", 0)
                .addNull("attributes")
                .build();
    }

    private void receiver(Share share, JsonObjectBuilder json) {
        if (share.isLink()) {
            json.add("share_with", orNull(share.hash(), ""))
                    .add("share_with_displayname", "(Shared link)")
                    .add("password", orNull(share.hash(), ""))
                    .add("send_password_by_talk", false)
                    .add("url", world.url() + "/s/" + share.token());
        } else {
            json.add("share_with", share.receiver());
            if (share.type() == Share.USER) {
                Account receiver = account(share.receiver());
                json.add("share_with_displayname", receiver.displayName())
                        .add("share_with_displayname_unique", receiver.email());
            } else {
                json.add("share_with_displayname", share.receiver());
            }
        }
    }

    private Account account(String userId) {
        return world.people().find(userId).orElseThrow();
    }

    static String text(DavPath path) {
        return "/" + String.join("/", path.names());
    }

    private static JsonValue orNull(String text, String behind) {
        return text.isEmpty() ? JsonValue.NULL : Json.createValue(text + behind);
    }
}
