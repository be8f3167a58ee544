package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.completion.Completion;
import org.nextcloudmcp.completion.Typing;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.paging.Position;
import org.nextcloudmcp.resources.ResourceListing;
import org.nextcloudmcp.resources.ResourceReading;

@DisplayName("nextcloud://files")
class FileResourcesTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final String FOLDER = "files/45-propfind-depth-0-folder-all-useful-props";
    private static final String LISTING = "files/46-propfind-depth-1";
    private static final Call READER = ScriptedNextcloud.call("files.read");

    @Test
    @DisplayName("a text file is text under its own URI")
    void text() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files/31-get-file");

        assertThat(contents(read(nextcloud, "docs/report.txt")))
                .isEqualTo(json("{'uri':'nextcloud://files/docs/report.txt','mimeType':'text/plain',"
                        + "'text':'Hello Nextcloud v3\\nsecond line\\n'}"));
        assertThat(nextcloud.asked())
                .containsExactly(
                        "PROPFIND /remote.php/dav/files/alice/docs/report.txt",
                        "GET /remote.php/dav/files/alice/docs/report.txt");
    }

    @Test
    @DisplayName("other bytes are a blob")
    void binary() {
        var nextcloud = new ScriptedNextcloud()
                .then(entry("text/plain", "image/png"))
                .then(new NextcloudResponse(
                        206, Map.of("Content-Range", "bytes 0-3/4"), new byte[] {(byte) 0x89, 'P', 'N', 'G'}, false));

        assertThat(contents(read(nextcloud, "docs/report.txt")))
                .isEqualTo(
                        json("{'uri':'nextcloud://files/docs/report.txt','mimeType':'image/png','blob':'iVBORw=='}"));
    }

    @Test
    @DisplayName("a file larger than a resource may be is refused, and its bytes are not asked for")
    void tooLarge() {
        var nextcloud = new ScriptedNextcloud().then(entry("<d:getcontentlength>31<", "<d:getcontentlength>2097153<"));

        assertThat(((ResourceReading.Refused) read(nextcloud, "docs/report.txt")).message())
                .contains("larger than 2097152 bytes")
                .contains("nc_webdav_read_file");
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("a file that has grown since it was looked at is refused, never cut")
    void grown() {
        var nextcloud = ScriptedNextcloud.answering(FILE)
                .then(new NextcloudResponse(206, Map.of("Content-Range", "bytes 0-3/9999999"), new byte[4], false));

        assertThat(read(nextcloud, "docs/report.txt")).isInstanceOf(ResourceReading.Refused.class);
    }

    @Test
    @DisplayName("a folder is a JSON list of what is in it, each entry with its URI")
    void folder() {
        var contents = contents(read(ScriptedNextcloud.answering(FOLDER, LISTING), "docs"));

        assertThat(contents.getString("uri")).isEqualTo("nextcloud://files/docs");
        assertThat(contents.getString("mimeType")).isEqualTo("application/json");
        var folder = CachedJson.readObject(contents.getString("text"));
        assertThat(folder.getInt("total")).isEqualTo(6);
        assertThat(folder.getBoolean("truncated")).isFalse();
        assertThat(folder.getJsonArray("entries").getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("uri"))
                .contains(
                        "nextcloud://files/docs/empty.txt",
                        "nextcloud://files/docs/Gr%C3%BC%C3%9Fe%20100%25%20%231%20%E6%97%A5%E6%9C%AC%20%26%20so%3F.txt");
    }

    @Test
    @DisplayName("what is not there is not found, and that is no refusal")
    void missing() {
        assertThat(read(ScriptedNextcloud.answering("files/50-propfind-not-found"), "docs/none.txt"))
                .isEqualTo(new ResourceReading.NotFound());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "..",
                "docs/../../bob",
                "%2e%2e/bob",
                "%2E%2E/bob",
                ".%2e/bob",
                "docs/%2e/x",
                "docs/..%2F..%2Fbob",
                "docs%2F..%2Fbob",
                "docs%2Freport.txt",
                "a%5Cb",
                "a\\b",
                "a%00b",
                "a%0Ab",
                "a%7Fb",
                "%c0%ae%c0%ae/bob",
                "%e0%80%ae%e0%80%ae/bob",
                "%ff",
                "%",
                "a%2",
                "%zz",
                "%ed%a0%80",
            })
    @DisplayName("a path that leaves the root, or is none, is malformed: no token is asked for and nothing is sent")
    void hostile(String path) {
        var nextcloud = new ScriptedNextcloud();

        assertThat(read(nextcloud, path)).isInstanceOf(ResourceReading.Malformed.class);
        assertThat(nextcloud.requests).isEmpty();
        assertThat(nextcloud.tokens).isEmpty();
    }

    @Test
    @DisplayName("a path beyond all length is malformed, however it is encoded, and nothing is sent")
    void overlong() {
        var nextcloud = new ScriptedNextcloud();

        assertThat(read(nextcloud, "a/".repeat(2100))).isInstanceOf(ResourceReading.Malformed.class);
        assertThat(read(nextcloud, "%41".repeat(4100))).isInstanceOf(ResourceReading.Malformed.class);
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("a name that only looks like a dot segment when decoded twice stays a name")
    void encodedTwice() {
        var nextcloud = ScriptedNextcloud.answering("files/50-propfind-not-found");

        read(nextcloud, "%252e%252e/bob");

        assertThat(nextcloud.asked()).containsExactly("PROPFIND /remote.php/dav/files/alice/%252e%252e/bob");
    }

    @Test
    @DisplayName("a reading without a grant asks for consent with the link, and a refusal is told in words")
    void withoutGrant() {
        var nextcloud = new ScriptedNextcloud().wholeScript();
        nextcloud.first = new BrokeredToken.NotProvisioned();

        var reading = (ResourceReading.ConsentRequired) read(nextcloud, "docs/report.txt");

        assertThat(reading.link()).hasToString("https://mcp.example.org/connect?request=r");
        assertThat(reading.message()).contains(reading.link().toString()).endsWith("read this resource again.");
        assertThat(nextcloud.links).isEqualTo(1);
        assertThat(((ResourceReading.Refused)
                                read(new ScriptedNextcloud().then(Recorded.answer("general/maintenance-DAV")), "x"))
                        .message())
                .contains("maintenance");
    }

    @Test
    @DisplayName("the list is what lies in the root, in pages that follow each other")
    void list() {
        var first = list(Position.START, 4);
        var second = list(Position.behind(first.page().next().orElseThrow()), 4);

        assertThat(first.settled()).isTrue();
        assertThat(first.page().entries()).hasSize(4);
        assertThat(second.page().entries())
                .hasSize(2)
                .doesNotContainAnyElementsOf(first.page().entries());
        assertThat(second.page().next()).isEmpty();
        assertThat(first.page().entries().get(0).toJson())
                .isEqualTo(json(
                        "{'uri':'nextcloud://files/empty.txt','name':'empty.txt','mimeType':'text/plain','size':0}"));
        assertThat(first.page().entries().get(2).toJson())
                .isEqualTo(
                        json("{'uri':'nextcloud://files/Gr%C3%BC%C3%9Fe%20100%25%20%231%20%E6%97%A5%E6%9C%AC%20%26%20so"
                                + "%3F.txt','name':'Grüße 100% #1 日本 & so?.txt','mimeType':'text/plain','size':3}"));
    }

    @Test
    @DisplayName("lists and suggestions without a grant are empty and open no link to consent")
    void quiet() {
        var nextcloud = new ScriptedNextcloud().wholeScript();
        nextcloud.first = new BrokeredToken.NotProvisioned();
        var resources = new FileResources(nextcloud.access());

        assertThat(resources.list(Position.START, 10, READER)).isEqualTo(ResourceListing.notNow());
        assertThat(resources.complete(new Typing("path", "", Map.of()), READER)).isEqualTo(Completion.none());
        assertThat(nextcloud.links).isZero();
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("suggestions are the entries of the folder as far as it is typed, encoded for the template")
    void complete() {
        assertThat(complete("docs/")).hasSize(6).contains("docs/empty.txt");
        assertThat(complete("docs/E")).containsExactly("docs/empty.txt");
        assertThat(complete("docs/Gr%C3%BC"))
                .containsExactly("docs/Gr%C3%BC%C3%9Fe%20100%25%20%231%20%E6%97%A5%E6%9C%AC%20%26%20so%3F.txt");
        assertThat(complete("docs/grü")).hasSize(1);
        assertThat(complete("docs/nothing")).isEmpty();
        assertThat(complete("../")).isEmpty();
        assertThat(complete("docs/\0")).isEmpty();
    }

    @Test
    @DisplayName("the scopes are those of the tools that read files")
    void scopes() {
        assertThat(new FileResources(new ScriptedNextcloud().access()).scopes()).isEqualTo(Scopes.of("files.read"));
    }

    private static NextcloudResponse entry(String instead, String of) {
        return Recorded.made(
                207, "application/xml", Recorded.answer(FILE).text().replace(instead, of));
    }

    private static ResourceReading read(ScriptedNextcloud nextcloud, String path) {
        var resources = new FileResources(nextcloud.access());
        return resources
                .description()
                .uriTemplate()
                .match("nextcloud://files/" + path)
                .map(variables -> resources.read(variables, READER))
                .orElseGet(ResourceReading.NotFound::new);
    }

    private static JsonObject contents(ResourceReading reading) {
        return ((ResourceReading.Read) reading).contents().get(0).toJson();
    }

    /** The recorded folder, as if it were the root. */
    private static ResourceListing list(Position position, int most) {
        var root = Recorded.answer(LISTING).text().replace("/files/alice/docs/", "/files/alice/");
        return new FileResources(new ScriptedNextcloud()
                        .then(Recorded.made(207, "application/xml", root))
                        .access())
                .list(position, most, READER);
    }

    private static List<String> complete(String typed) {
        return new FileResources(ScriptedNextcloud.answering(LISTING).access())
                .complete(new Typing("path", typed, Map.of()), READER)
                .values();
    }
}
