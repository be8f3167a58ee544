package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.nextcloud.files.documents.DocumentTexts;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("nc_webdav_read_file")
class ReadFileTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final JsonObject REPORT = json("{'path':'docs/report.txt'}");

    @Test
    @DisplayName("answers text as text, with the etag that a write needs")
    void text() {
        var reading = ScriptedNextcloud.answering(FILE, "files/31-get-file").success(ReadFileTest::tool, REPORT);

        assertThat(reading)
                .isEqualTo(json("{'path':'docs/report.txt','content_type':'text/plain','size':31,"
                        + "'etag':'3fb12d0a8afbdcaba8bb1e7b313c0928','last_modified':'2026-11-21T09:30:11Z',"
                        + "'offset':0,'length':31,'truncated':false,'encoding':'utf-8',"
                        + "'content':'Hello Nextcloud v3\\nsecond line\\n'}"));
    }

    @Test
    @DisplayName("answers a part with where it is and where to go on")
    void range() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files/32-get-range");

        var reading = nextcloud.success(ReadFileTest::tool, json("{'path':'docs/report.txt','offset':6,'length':9}"));

        assertThat(nextcloud.last().headers()).containsEntry("Range", "bytes=6-14");
        assertThat(nextcloud.last().answerLimit()).isEqualTo(9);
        assertThat(reading.getString("content")).isEqualTo("Nextcloud");
        assertThat(reading.getInt("offset")).isEqualTo(6);
        assertThat(reading.getBoolean("truncated")).isTrue();
        assertThat(reading.getInt("next_offset")).isEqualTo(15);
        assertThat(reading.getInt("size")).isEqualTo(31);
    }

    @Test
    @DisplayName("answers other bytes as an embedded resource and never as text")
    void binary() {
        var bytes = new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, (byte) 0xff};
        var entry = Recorded.made(
                207,
                "application/xml",
                Recorded.answer(FILE).text().replace("text/plain", "image/png").replace("report.txt", "a b.png"));
        var nextcloud = new ScriptedNextcloud()
                .then(entry)
                .then(new NextcloudResponse(
                        206, Map.of("Content-Range", "bytes 0-5/6", "ETag", "\"e\""), bytes, false));

        var result = (ToolResult.Success) nextcloud.call(ReadFileTest::tool, json("{'path':'docs/a b.png'}"));

        assertThat(result.structuredContent().getString("encoding")).isEqualTo("base64");
        assertThat(result.structuredContent()).doesNotContainKey("content");
        var resource = result.content().get(0).toJson().getJsonObject("resource");
        assertThat(resource.getString("uri"))
                .isEqualTo("nextcloud://files/docs/a%20b.png")
                .isEqualTo(result.structuredContent().getString("resource_uri"));
        assertThat(resource.getString("mimeType")).isEqualTo("image/png");
        assertThat(Base64.getDecoder().decode(resource.getString("blob"))).isEqualTo(bytes);
    }

    @Test
    @DisplayName("answers what is called text and is none as bytes")
    void notReallyText() {
        var latin1 = "Grüße".getBytes(StandardCharsets.ISO_8859_1);
        var nextcloud = ScriptedNextcloud.answering(FILE)
                .then(new NextcloudResponse(206, Map.of("Content-Range", "bytes 0-4/5"), latin1, false));

        assertThat(nextcloud.success(ReadFileTest::tool, REPORT).getString("encoding"))
                .isEqualTo("base64");
    }

    @Test
    @DisplayName("says that a folder is a folder: its GET would be an empty success")
    void folder() {
        var nextcloud = ScriptedNextcloud.answering("files/45-propfind-depth-0-folder-all-useful-props");

        assertThat(nextcloud.failure(ReadFileTest::tool, json("{'path':'docs'}")))
                .contains("is a folder", "nc_webdav_list_directory");
        assertThat(nextcloud.asked()).hasSize(1);
    }

    @Test
    @DisplayName("says that a file is missing, and that an offset lies behind the end")
    void missing() {
        assertThat(ScriptedNextcloud.answering("files/50-propfind-not-found")
                        .failure(ReadFileTest::tool, json("{'path':'none'}")))
                .contains("no file none");
        assertThat(ScriptedNextcloud.answering(FILE)
                        .failure(ReadFileTest::tool, json("{'path':'docs/report.txt','offset':31}")))
                .contains("31 bytes");
        assertThat(ScriptedNextcloud.answering(FILE, "files/33-get-range-unsatisfiable")
                        .failure(ReadFileTest::tool, json("{'path':'docs/report.txt','offset':30}")))
                .contains("shorter");
    }

    @Test
    @DisplayName("reads an empty file without asking for a range that it cannot have")
    void emptyFile() {
        var entry = Recorded.made(
                207,
                "application/xml",
                Recorded.answer(FILE).text().replace("<d:getcontentlength>31", "<d:getcontentlength>0"));
        var nextcloud = new ScriptedNextcloud().then(entry);

        var reading = nextcloud.success(ReadFileTest::tool, REPORT);

        assertThat(reading.getString("content")).isEmpty();
        assertThat(reading.getBoolean("truncated")).isFalse();
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("takes the beginning from a storage that knows no ranges, and refuses to skip")
    void noRanges() {
        var cut = new NextcloudResponse(200, Map.of(), "Hell".getBytes(StandardCharsets.UTF_8), true);
        var reading = ScriptedNextcloud.answering(FILE)
                .then(cut)
                .success(ReadFileTest::tool, json("{'path':'docs/report.txt','length':4}"));
        assertThat(reading.getString("content")).isEqualTo("Hell");
        assertThat(reading.getBoolean("truncated")).isTrue();

        assertThat(ScriptedNextcloud.answering(FILE)
                        .then(cut)
                        .failure(ReadFileTest::tool, json("{'path':'docs/report.txt','offset':4}")))
                .contains("does not give parts");
    }

    @Test
    @DisplayName("extracts the text of a document, in parts that are counted in characters")
    void document() {
        var rtf = "{\\rtf1\\ansi Quarterly figures\\par}".getBytes(StandardCharsets.US_ASCII);
        var entry = Recorded.made(
                207, "application/xml", Recorded.answer(FILE).text().replace("text/plain", "application/rtf"));
        var nextcloud = new ScriptedNextcloud();
        for (var i = 0; i < 3; i++) {
            nextcloud
                    .then(entry)
                    .then(new NextcloudResponse(
                            206,
                            Map.of("Content-Range", "bytes 0-" + (rtf.length - 1) + "/" + rtf.length),
                            rtf,
                            false));
        }

        var first = nextcloud.success(
                ReadFileTest::tool, json("{'path':'docs/report.txt','parse_document':true,'length':9}"));
        assertThat(first.getString("content")).isEqualTo("Quarterly");
        assertThat(first.getJsonObject("document")).isEqualTo(json("{'type':'application/rtf'}"));
        assertThat(first.getInt("next_offset")).isEqualTo(9);
        assertThat(nextcloud
                        .success(
                                ReadFileTest::tool, json("{'path':'docs/report.txt','parse_document':true,'offset':9}"))
                        .getString("content"))
                .startsWith(" figures");
        assertThat(nextcloud.failure(
                        ReadFileTest::tool, json("{'path':'docs/report.txt','parse_document':true,'offset':900}")))
                .contains("ends before the offset 900");
    }

    @Test
    @DisplayName("reads plain text as always when asked to parse it, and says what is no document")
    void noDocument() {
        assertThat(ScriptedNextcloud.answering(FILE, "files/31-get-file")
                        .success(ReadFileTest::tool, json("{'path':'docs/report.txt','parse_document':true}"))
                        .getString("content"))
                .startsWith("Hello");
        var picture = Recorded.made(
                207, "application/xml", Recorded.answer(FILE).text().replace("text/plain", "image/png"));
        assertThat(new ScriptedNextcloud()
                        .then(picture)
                        .then(Recorded.answer("files/31-get-file"))
                        .failure(ReadFileTest::tool, json("{'path':'docs/report.txt','parse_document':true}")))
                .contains("is none of the documents", "without parse_document");
        var huge = Recorded.made(
                207,
                "application/xml",
                Recorded.answer(FILE)
                        .text()
                        .replace("text/plain", "application/pdf")
                        .replace("<d:getcontentlength>31", "<d:getcontentlength>99999999999"));
        var nextcloud = new ScriptedNextcloud().then(huge);
        assertThat(nextcloud.failure(ReadFileTest::tool, json("{'path':'docs/report.txt','parse_document':true}")))
                .contains("is larger than");
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("reads an earlier content, without an etag that a write could name")
    void version() {
        var nextcloud =
                ScriptedNextcloud.answering(FILE, "files-extra/09-versions-get", FILE, "files/37-get-not-found");

        var reading = nextcloud.success(ReadFileTest::tool, json("{'path':'docs/report.txt','version':'1795253409'}"));

        assertThat(reading.getString("content")).isEqualTo("Hello Nextcloud\nsecond line\n");
        assertThat(reading).doesNotContainKeys("etag", "last_modified");
        assertThat(nextcloud.asked()).contains("GET /remote.php/dav/versions/alice/versions/130/1795253409");
        assertThat(nextcloud.failure(ReadFileTest::tool, json("{'path':'docs/report.txt','version':'1'}")))
                .contains("no such version");
    }

    private static ReadFile tool() {
        return new ReadFile(DocumentTexts.onThreads());
    }
}
