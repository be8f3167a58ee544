package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("nc_webdav_write_file")
class WriteFileTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final JsonObject CREATE = json("{'path':'docs/report.txt','content':'Grüße'}");
    private static final JsonObject REPLACE =
            json("{'path':'docs/report.txt','content':'x','if_match':'3a385a56ee6607f194eebe6d622fc99b'}");

    @Test
    @DisplayName("only creates when no etag is given")
    void creates() {
        var nextcloud = ScriptedNextcloud.answering("files/06-put-create-only");

        assertThat(nextcloud.success(WriteFile::new, CREATE))
                .isEqualTo(json("{'path':'docs/report.txt','status':'created','size':7,"
                        + "'etag':'3a385a56ee6607f194eebe6d622fc99b'}"));
        assertThat(nextcloud.asked()).containsExactly("PUT /remote.php/dav/files/alice/docs/report.txt");
        assertThat(nextcloud.last().headers())
                .containsEntry("If-None-Match", "*")
                .doesNotContainKey("If-Match");
        assertThat(nextcloud.last().body().orElseThrow().bytes()).isEqualTo("Grüße".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("replaces only the content whose etag is given")
    void replaces() {
        var nextcloud = ScriptedNextcloud.answering("files/08-put-overwrite-if-match-good");

        assertThat(nextcloud.success(WriteFile::new, REPLACE).getString("status"))
                .isEqualTo("replaced");
        assertThat(nextcloud.last().headers())
                .containsEntry("If-Match", "\"3a385a56ee6607f194eebe6d622fc99b\"")
                .doesNotContainKey("If-None-Match");
    }

    @Test
    @DisplayName("does not overwrite a file that exists: it tells its state and how to replace it")
    void exists() {
        assertThat(ScriptedNextcloud.answering("files/07-put-create-only-exists", FILE)
                        .failure(WriteFile::new, CREATE))
                .contains("exists already", "3fb12d0a8afbdcaba8bb1e7b313c0928", "31 bytes", "if_match");
    }

    @Test
    @DisplayName("does not overwrite what somebody else wrote: it tells what is there now and how to go on")
    void stale() {
        assertThat(ScriptedNextcloud.answering("files/09-put-if-match-stale", FILE)
                        .failure(WriteFile::new, REPLACE))
                .contains("has changed since", "3fb12d0a8afbdcaba8bb1e7b313c0928")
                .contains("2026-11-21T09:30:11Z", "31 bytes", "Nothing was written", "Read it again");
    }

    @Test
    @DisplayName("does not bring back a file that was deleted")
    void deleted() {
        assertThat(ScriptedNextcloud.answering("files/10-put-if-match-on-missing-file", "files/50-propfind-not-found")
                        .failure(WriteFile::new, REPLACE))
                .contains("no file", "Leave if_match out");
    }

    @Test
    @DisplayName("says that a folder is in the way, or that the folder is missing")
    void folders() {
        assertThat(ScriptedNextcloud.answering(
                                "files/07-put-create-only-exists", "files/45-propfind-depth-0-folder-all-useful-props")
                        .failure(WriteFile::new, json("{'path':'docs','content':'x'}")))
                .contains("is a folder");
        assertThat(ScriptedNextcloud.answering("files/17-put-onto-folder")
                        .failure(WriteFile::new, json("{'path':'docs','content':'x'}")))
                .contains("is a folder");
        assertThat(ScriptedNextcloud.answering("files/15-put-parent-missing")
                        .failure(WriteFile::new, json("{'path':'nope/x.txt','content':'x'}")))
                .contains("no folder nope");
        assertThat(ScriptedNextcloud.answering().failure(WriteFile::new, json("{'path':'/','content':'x'}")))
                .contains("names no file");
    }

    @Test
    @DisplayName("writes bytes that come as Base64, and an empty file")
    void base64() {
        var nextcloud = ScriptedNextcloud.answering("files/06-put-create-only", "files/19-put-empty-file");

        nextcloud.success(
                WriteFile::new, json("{'path':'a.bin','content':'AAH/','content_type':'application/pdf; base64'}"));
        assertThat(nextcloud.last().body().orElseThrow().bytes()).containsExactly(0, 1, 0xff);
        assertThat(nextcloud.last().body().orElseThrow().type()).isEqualTo("application/pdf");

        assertThat(nextcloud
                        .success(WriteFile::new, json("{'path':'e.txt','content':''}"))
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

        assertThat(nextcloud.failure(WriteFile::new, json(arguments))).contains("The argument ");
        assertThat(nextcloud.tokens).isEmpty();
    }
}
