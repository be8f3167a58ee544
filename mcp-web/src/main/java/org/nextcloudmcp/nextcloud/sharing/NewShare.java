package org.nextcloudmcp.nextcloud.sharing;

import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalInt;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.files.FilePath;

/** What a new share is to be; what is empty is left to the server. */
record NewShare(
        FilePath path,
        ShareType type,
        Optional<String> receiver,
        OptionalInt permissions,
        Optional<LocalDate> expires,
        Optional<LinkPassword> password) {

    NewShare ending(LocalDate day) {
        return new NewShare(path, type, receiver, permissions, Optional.of(day), password);
    }

    JsonObject toJson() {
        var body = CachedJson.object().add("path", "/" + path).add("shareType", type.code());
        receiver.ifPresent(value -> body.add("shareWith", value));
        permissions.ifPresent(value -> body.add("permissions", value));
        expires.ifPresent(value -> body.add("expireDate", value.toString()));
        password.ifPresent(value -> body.add("password", value.value()));
        return body.build();
    }
}
