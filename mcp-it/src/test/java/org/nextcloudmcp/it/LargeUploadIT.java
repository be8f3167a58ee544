package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.StrictStage;

/** Files beyond 10 MB go to Nextcloud in parts and appear there as a whole, or not at all. */
@ExtendWith(UploadStage.class)
class LargeUploadIT {
    private static final int SIZE = 12 << 20;
    private static final String PATH = "large one #1.txt";

    private final StrictStage stage;
    private final ToolSession alice;

    LargeUploadIT(StrictStage stage) {
        this.stage = stage;
        this.alice = new ToolSession(stage, "alice", (tool, success) -> {});
    }

    @Test
    void aLargeFileIsWrittenInPartsAndReplacedOnlyInTheStateThatWasSeen() {
        String etag = alice.success("nc_webdav_write_file", arguments("a", "")).getString("etag");
        assertThat(stage.standIn().journal())
                .filteredOn(entry -> entry.path().contains("/uploads/alice/"))
                .extracting(entry -> entry.method())
                .containsExactly("MKCOL", "PUT", "PUT", "MOVE");

        assertThat(alice.failure("nc_webdav_write_file", arguments("b", ""))).contains("exists already", etag);
        assertThat(alice.failure("nc_webdav_write_file", arguments("b", "0123456789abcdef0123456789abcdef")))
                .contains("has changed since", etag);
        assertThat(alice.success("nc_webdav_write_file", arguments("c", etag)).getString("status"))
                .isEqualTo("replaced");

        var end = alice.success(
                "nc_webdav_read_file",
                Json.createObjectBuilder()
                        .add("path", PATH)
                        .add("offset", SIZE - 5)
                        .build()
                        .toString());
        assertThat(end.getString("content")).isEqualTo("ccccc");
        assertThat(end.getInt("size")).isEqualTo(SIZE);
    }

    private static String arguments(String letter, String etag) {
        var arguments = Json.createObjectBuilder().add("path", PATH).add("content", letter.repeat(SIZE));
        return (etag.isEmpty() ? arguments : arguments.add("if_match", etag))
                .build()
                .toString();
    }
}
