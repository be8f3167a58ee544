package org.nextcloudmcp.standin.files;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.nextcloudmcp.standin.Account;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.OcsEnvelope;
import org.nextcloudmcp.standin.StandInApp;
import org.nextcloudmcp.standin.World;

/** Pictures of files, and links by which a file is downloaded without a token. */
public final class PreviewApp implements StandInApp {
    private static final String PREVIEW = "/core/preview";
    private static final String DIRECT = "/ocs/v2.php/apps/dav/api/v1/direct";

    private final World world;

    public PreviewApp(World world) {
        this.world = world;
    }

    @Override
    public String id() {
        return "files";
    }

    @Override
    public List<String> roots() {
        return List.of(PREVIEW, DIRECT);
    }

    @Override
    public Answer answer(Ask ask, Account user) {
        UserFiles files = world.files(user.userId());
        if (ask.path().equals(DIRECT)) {
            return direct(files, ask.json().getInt("fileId", -1));
        }
        Optional<Path> picture = files.find(
                        ask.parameter("fileId").map(Long::valueOf).orElse(-1L))
                .filter(place -> MediaType.of(files.pathOf(place).name()).startsWith("image/"));
        return picture.map(place -> Answer.empty(200)
                        .with("Content-Type", MediaType.of(files.pathOf(place).name()))
                        .with("Last-Modified", FileProperties.httpDate(files.modified(place)))
                        .with("ETag", '"' + files.etag(place) + '"')
                        .with("Content-Disposition", "inline; filename=\"64-64-max.png\"")
                        .saying(files.read(place)))
                .orElseGet(() -> Answer.json(404, JsonValue.EMPTY_JSON_ARRAY));
    }

    private Answer direct(UserFiles files, long id) {
        return files.find(id)
                .map(place -> OcsEnvelope.ok(Json.createObjectBuilder()
                        .add(
                                "url",
                                world.url() + "/remote.php/direct/"
                                        + UserFiles.md5("direct" + world.nextId("direct"))
                                        + UserFiles.md5("link" + id))
                        .build()))
                .orElseGet(() -> OcsEnvelope.failure(404, 404, ""));
    }
}
