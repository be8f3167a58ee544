package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("nc_webdav_write_file")
class WriteFileTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final String OLD = "3a385a56ee6607f194eebe6d622fc99b";
    private static final String NEW = "158ef0728c31492f066b315d430bef9e";
    private static final String BEFORE = "Sat, 21 Nov 2026 10:00:00 GMT";
    private static final List<Duration> PAUSES = new ArrayList<>();
    private static final JsonObject CREATE = json("{'path':'docs/report.txt','content':'Grüße'}");
    private static final JsonObject REPLACE =
            json("{'path':'docs/report.txt','content':'x','if_match':'3a385a56ee6607f194eebe6d622fc99b'}");

    @BeforeEach
    void noPauses() {
        PAUSES.clear();
    }

    @Test
    @DisplayName("only creates when no etag is given")
    void creates() {
        var nextcloud = ScriptedNextcloud.answering("files/06-put-create-only");

        assertThat(nextcloud.success(WriteFileTest::tool, CREATE))
                .isEqualTo(json("{'path':'docs/report.txt','status':'created','size':7,"
                        + "'etag':'3a385a56ee6607f194eebe6d622fc99b','file_id':130,"
                        + "'page':'https://cloud.example.org/f/130'}"));
        assertThat(nextcloud.asked()).containsExactly("PUT /remote.php/dav/files/alice/docs/report.txt");
        assertThat(nextcloud.last().headers())
                .containsEntry("If-None-Match", "*")
                .doesNotContainKey("If-Match");
        assertThat(nextcloud.last().body().orElseThrow().bytes()).isEqualTo("Grüße".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("replaces only the content whose etag is given, and reads afterwards what is there")
    void replaces() {
        var nextcloud = new ScriptedNextcloud()
                .then(state(OLD, 31, BEFORE))
                .then(Recorded.answer("files/08-put-overwrite-if-match-good"))
                .then(state(NEW, 1, BEFORE));

        assertThat(nextcloud.success(WriteFileTest::tool, REPLACE))
                .isEqualTo(json("{'path':'docs/report.txt','status':'replaced','size':1,'etag':'" + NEW
                        + "','file_id':130,'page':'https://cloud.example.org/f/130'}"));
        assertThat(nextcloud.requests.get(1).headers())
                .containsEntry("If-Match", "\"" + OLD + "\"")
                .doesNotContainKey("If-None-Match");
        assertThat(PAUSES).isEmpty();
    }

    @Test
    @DisplayName("waits until the second of the content it replaces is over, so that its own etag is a new one")
    void waits() {
        new ScriptedNextcloud()
                .then(state(OLD, 31, "Sat, 21 Nov 2026 09:30:11 GMT"))
                .then(Recorded.answer("files/08-put-overwrite-if-match-good"))
                .then(state(NEW, 1, BEFORE))
                .success(WriteFileTest::tool, REPLACE);

        assertThat(PAUSES).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    @DisplayName("sees by its size that a content was changed although its etag stayed")
    void sameSecond() {
        var nextcloud = new ScriptedNextcloud().then(state(OLD, 32, BEFORE));

        assertThat(nextcloud.failure(
                        WriteFileTest::tool,
                        json("{'path':'docs/report.txt','content':'x','if_match':'" + OLD + "','if_size':31}")))
                .contains("changed twice within a second", "Nothing was written");
        assertThat(nextcloud.requests).hasSize(1);
        assertThat(new ScriptedNextcloud()
                        .then(state(OLD, 31, BEFORE))
                        .then(Recorded.answer("files/08-put-overwrite-if-match-good"))
                        .then(state(NEW, 99, BEFORE))
                        .failure(WriteFileTest::tool, REPLACE))
                .contains("somebody else has changed the file since", "99 bytes");
    }

    @Test
    @DisplayName("sends a large content in parts, which become the file only if nothing is there")
    void chunks() {
        var nextcloud = ScriptedNextcloud.answering(
                "files-extra/12-upload-v2-start",
                "files-extra/13-upload-v2-chunk-1",
                "files-extra/14-upload-v2-chunk-2",
                "files-extra/16-upload-v2-assemble");
        var content = "x".repeat(12 << 20);

        assertThat(nextcloud.success(WriteFileTest::tool, large(content)).getInt("size"))
                .isEqualTo(12 << 20);

        var upload = nextcloud.requests.get(0).path();
        assertThat(upload).startsWith("/remote.php/dav/uploads/alice/mcp-");
        assertThat(nextcloud.asked())
                .containsExactly(
                        "MKCOL " + upload,
                        "PUT " + upload + "/00001",
                        "PUT " + upload + "/00002",
                        "MOVE " + upload + "/.file");
        assertThat(nextcloud.requests)
                .allSatisfy(request -> assertThat(request.headers())
                        .containsEntry("Destination", "/remote.php/dav/files/alice/docs/big%20one.txt")
                        .containsEntry("OC-Total-Length", String.valueOf(12 << 20)));
        assertThat(nextcloud.requests.subList(1, 3).stream()
                        .mapToInt(request -> request.body().orElseThrow().bytes().length)
                        .sum())
                .isEqualTo(12 << 20);
        assertThat(nextcloud.last().headers()).containsEntry("Overwrite", "F").doesNotContainKey("If");
    }

    @Test
    @DisplayName("replaces in parts under the same condition as in one piece")
    void chunksReplace() {
        var nextcloud = new ScriptedNextcloud()
                .then(state(OLD, 31, BEFORE))
                .then(Recorded.answer("files-extra/12-upload-v2-start"))
                .then(Recorded.answer("files-extra/13-upload-v2-chunk-1"))
                .then(Recorded.answer("files-extra/14-upload-v2-chunk-2"))
                .then(Recorded.answer("files/72-move-if-header-on-destination-stale"))
                .then(Recorded.answer("files-extra/19-upload-v2-abort"))
                .then(state(NEW, 5, BEFORE));
        var arguments = CachedJson.object(large("x".repeat(11 << 20)))
                .add("if_match", OLD)
                .build();

        assertThat(nextcloud.failure(WriteFileTest::tool, arguments)).contains("has changed since", NEW);
        assertThat(nextcloud.requests.get(4).headers())
                .containsEntry("Overwrite", "T")
                .containsEntry(
                        "If",
                        "<https://cloud.example.org/remote.php/dav/files/alice/docs/big%20one.txt> ([\"" + OLD
                                + "\"])");
    }

    @Test
    @DisplayName("clears the parts away when one of them is not taken")
    void chunksFail() {
        var nextcloud = ScriptedNextcloud.answering(
                "files-extra/12-upload-v2-start",
                "files-extra/21-upload-v2-quota-chunk",
                "files-extra/19-upload-v2-abort");

        assertThat(nextcloud.failure(WriteFileTest::tool, large("x".repeat(11 << 20))))
                .contains("not enough space", "Nothing was written");
        assertThat(nextcloud.asked().get(2))
                .isEqualTo("DELETE " + nextcloud.requests.get(0).path());
    }

    private static JsonObject large(String content) {
        return CachedJson.object()
                .add("path", "docs/big one.txt")
                .add("content", content)
                .build();
    }

    private static WriteFile tool() {
        return new WriteFile(PAUSES::add);
    }

    /** What a PROPFIND tells of the file at some time of the server. */
    private static NextcloudResponse state(String etag, int size, String date) {
        var body = Recorded.answer(FILE)
                .text()
                .replace("3fb12d0a8afbdcaba8bb1e7b313c0928", etag)
                .replace("<d:getcontentlength>31", "<d:getcontentlength>" + size);
        return new NextcloudResponse(
                207,
                Map.of("Content-Type", "application/xml", "Date", date),
                body.getBytes(StandardCharsets.UTF_8),
                false);
    }

    @Test
    @DisplayName("does not overwrite a file that exists: it tells its state and how to replace it")
    void exists() {
        assertThat(ScriptedNextcloud.answering("files/07-put-create-only-exists", FILE)
                        .failure(WriteFileTest::tool, CREATE))
                .contains("exists already", "3fb12d0a8afbdcaba8bb1e7b313c0928", "31 bytes", "if_match");
    }

    @Test
    @DisplayName("does not overwrite what somebody else wrote: it tells what is there now and how to go on")
    void stale() {
        assertThat(ScriptedNextcloud.answering(FILE).failure(WriteFileTest::tool, REPLACE))
                .contains("has changed since", "3fb12d0a8afbdcaba8bb1e7b313c0928")
                .contains("2026-11-21T09:30:11Z", "31 bytes", "Nothing was written", "Read it again");
    }

    @Test
    @DisplayName("does not bring back a file that was deleted")
    void deleted() {
        assertThat(ScriptedNextcloud.answering("files/50-propfind-not-found").failure(WriteFileTest::tool, REPLACE))
                .contains("no file", "Leave if_match out");
    }

    @Test
    @DisplayName("says that a folder is in the way, or that the folder is missing")
    void folders() {
        assertThat(ScriptedNextcloud.answering(
                                "files/07-put-create-only-exists", "files/45-propfind-depth-0-folder-all-useful-props")
                        .failure(WriteFileTest::tool, json("{'path':'docs','content':'x'}")))
                .contains("is a folder");
        assertThat(ScriptedNextcloud.answering("files/17-put-onto-folder")
                        .failure(WriteFileTest::tool, json("{'path':'docs','content':'x'}")))
                .contains("is a folder");
        assertThat(ScriptedNextcloud.answering("files/15-put-parent-missing")
                        .failure(WriteFileTest::tool, json("{'path':'nope/x.txt','content':'x'}")))
                .contains("no folder nope");
        assertThat(ScriptedNextcloud.answering().failure(WriteFileTest::tool, json("{'path':'/','content':'x'}")))
                .contains("names no file");
    }

    @Test
    @DisplayName("writes bytes that come as Base64, and an empty file")
    void base64() {
        var nextcloud = ScriptedNextcloud.answering("files/06-put-create-only", "files/19-put-empty-file");

        nextcloud.success(
                WriteFileTest::tool,
                json("{'path':'a.bin','content':'AAH/','content_type':'application/pdf; base64'}"));
        assertThat(nextcloud.last().body().orElseThrow().bytes()).containsExactly(0, 1, 0xff);
        assertThat(nextcloud.last().body().orElseThrow().type()).isEqualTo("application/pdf");

        assertThat(nextcloud
                        .success(WriteFileTest::tool, json("{'path':'e.txt','content':''}"))
                        .getInt("size"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'path':'a','content':'no base64!','content_type':'image/png;base64'}",
                "{'path':'a','content':'x','content_type':'text'}",
                "{'path':'a','content':'x','content_type':'text/plain\\r\\nX-Evil: 1'}",
                "{'path':'a','content':'x','if_match':'*'}",
                "{'path':'a','content':'x','if_match':'a\\r\\nX-Evil: 1'}",
            })
    @DisplayName("refuses what is no media type, no Base64 or no etag, before it asks Nextcloud")
    void arguments(String arguments) {
        var nextcloud = ScriptedNextcloud.answering();

        assertThat(nextcloud.failure(WriteFileTest::tool, json(arguments))).contains("The argument ");
        assertThat(nextcloud.tokens).isEmpty();
    }
}
