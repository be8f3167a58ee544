package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("Creating, moving, copying and deleting")
class ChangingFilesTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final String FOLDER = "files/45-propfind-depth-0-folder-all-useful-props";
    private static final String NOTHING = "files/50-propfind-not-found";
    private static final String ETAG = "3fb12d0a8afbdcaba8bb1e7b313c0928";
    private static final JsonObject MOVE =
            json("{'source_path':'docs/src.txt','destination_path':'docs/Grüße #1.txt'}");
    private static final JsonObject REPLACE =
            json("{'source_path':'docs/src.txt','destination_path':'docs/report.txt','overwrite':true}");

    @Test
    @DisplayName("creates a folder and says where it is")
    void createsFolder() {
        var nextcloud = ScriptedNextcloud.answering("files/01-mkcol-new", FOLDER);

        assertThat(nextcloud.success(CreateDirectory::new, json("{'path':'docs'}")))
                .isEqualTo(json(
                        "{'path':'docs','status':'created','file_id':129,'page':'https://cloud.example.org/f/129'}"));
        assertThat(nextcloud.asked().get(0)).isEqualTo("MKCOL /remote.php/dav/files/alice/docs");
    }

    @Test
    @DisplayName("leaves a folder that exists as it is, and says that a file or a missing parent is in the way")
    void folderInTheWay() {
        assertThat(ScriptedNextcloud.answering("files/02-mkcol-exists", FOLDER)
                        .success(CreateDirectory::new, json("{'path':'docs'}"))
                        .getString("status"))
                .isEqualTo("exists");
        assertThat(ScriptedNextcloud.answering("files/02-mkcol-exists", FILE)
                        .failure(CreateDirectory::new, json("{'path':'docs/report.txt'}")))
                .contains("is a file");
        assertThat(ScriptedNextcloud.answering("files/03-mkcol-parent-missing")
                        .failure(CreateDirectory::new, json("{'path':'nope/deeper'}")))
                .contains("no folder nope");
    }

    @Test
    @DisplayName("moves without replacing anything: the destination is a percent-encoded path of the user")
    void moves() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files/60-move-new-name", FILE);

        var moved = nextcloud.success(MoveResource::new, MOVE);

        assertThat(moved.getJsonObject("result").getInt("file_id")).isEqualTo(130);
        assertThat(moved).doesNotContainKey("replaced");
        assertThat(nextcloud.asked()).contains("MOVE /remote.php/dav/files/alice/docs/src.txt");
        assertThat(nextcloud.requests.get(1).headers())
                .containsEntry("Overwrite", "F")
                .containsEntry("Destination", "/remote.php/dav/files/alice/docs/Gr%C3%BC%C3%9Fe%20%231.txt")
                .doesNotContainKey("If");
    }

    @Test
    @DisplayName("reads a copy again, because COPY tells no etag")
    void copies() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files/55-copy-new-name", FILE);

        assertThat(nextcloud
                        .success(CopyResource::new, MOVE)
                        .getJsonObject("result")
                        .getString("etag"))
                .isEqualTo(ETAG);
        assertThat(nextcloud.asked()).contains("COPY /remote.php/dav/files/alice/docs/src.txt");
    }

    @Test
    @DisplayName("replaces a file only in the state it has seen, and tells which that was")
    void replaces() {
        var nextcloud = ScriptedNextcloud.answering(FILE, FILE, "files/73-move-if-header-on-destination-good", FILE);

        var moved = nextcloud.success(MoveResource::new, REPLACE);

        assertThat(moved.getJsonObject("replaced"))
                .isEqualTo(json("{'path':'docs/report.txt','size':31,'etag':'" + ETAG
                        + "','last_modified':'2026-11-21T09:30:11Z'}"));
        assertThat(nextcloud.requests.get(2).headers())
                .containsEntry("Overwrite", "T")
                .containsEntry(
                        "If",
                        "<https://cloud.example.org/remote.php/dav/files/alice/docs/report.txt> ([\"" + ETAG + "\"])");
    }

    @Test
    @DisplayName("changes nothing when the destination exists, or has another etag than the caller has seen")
    void conflicts() {
        assertThat(ScriptedNextcloud.answering(FILE, "files/61-move-exists-overwrite-f", FILE)
                        .failure(MoveResource::new, MOVE))
                .contains("exists already", ETAG, "if_destination_match");
        var stale = ScriptedNextcloud.answering(FILE, FILE);
        assertThat(
                        stale.failure(
                                CopyResource::new,
                                json(
                                        "{'source_path':'a','destination_path':'b','overwrite':true,'if_destination_match':'old'}")))
                .contains("has changed", ETAG);
        assertThat(stale.asked()).noneMatch(request -> request.startsWith("COPY"));
        assertThat(ScriptedNextcloud.answering(FILE, FILE, "files/72-move-if-header-on-destination-stale", FILE)
                        .failure(MoveResource::new, REPLACE))
                .contains("has changed", "Nothing was changed");
        assertThat(ScriptedNextcloud.answering(FILE, FOLDER).failure(MoveResource::new, REPLACE))
                .contains("is a folder", "not replaced");
        assertThat(ScriptedNextcloud.answering(FILE, "files/64-move-destination-parent-missing")
                        .failure(MoveResource::new, json("{'source_path':'a','destination_path':'nope/t.txt'}")))
                .contains("no folder nope");
        assertThat(ScriptedNextcloud.answering(NOTHING).failure(MoveResource::new, MOVE))
                .contains("nothing at docs/src.txt");
    }

    @ParameterizedTest
    @CsvSource({"/,a", "a,/", "a,a", "a,a/b", "a/b,a", "../x,a", "a,b/../../bob/x", "a,b/./c"})
    @DisplayName("refuses the root, itself, what lies inside itself and dot segments before it asks Nextcloud")
    void senseless(String source, String destination) {
        var nextcloud = ScriptedNextcloud.answering();
        var arguments = json("{'source_path':'" + source + "','destination_path':'" + destination + "'}");

        nextcloud.failure(MoveResource::new, arguments);
        nextcloud.failure(CopyResource::new, arguments);

        assertThat(nextcloud.tokens).isEmpty();
    }

    @Test
    @DisplayName("deletes what it has seen, and says that it is in the trash bin")
    void deletes() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files/75-delete-file", "files-extra/01-trashbin-list");

        var deleted = nextcloud.success(DeleteResource::new, json("{'path':'docs/dst.txt'}"));

        assertThat(deleted.getString("trash_id")).isEqualTo("dst.txt.d1795253415");
        assertThat(nextcloud.requests.get(1).headers()).containsEntry("If-Match", "\"" + ETAG + "\"");
    }

    @Test
    @DisplayName("says how many entries a deleted folder had, and when it is in no trash bin")
    void deletesFolder() {
        var nextcloud = ScriptedNextcloud.answering(FOLDER, "files/76-delete-folder", NOTHING);

        var deleted = nextcloud.success(DeleteResource::new, json("{'path':'docs'}"));

        assertThat(deleted.getInt("items")).isEqualTo(6);
        assertThat(deleted).doesNotContainKey("trash_id");
        assertThat(nextcloud.requests.get(1).headers()).doesNotContainKey("If-Match");
    }

    @Test
    @DisplayName("deletes neither the root, nor what is not there, nor what has changed")
    void doesNotDelete() {
        assertThat(ScriptedNextcloud.answering().failure(DeleteResource::new, json("{'path':'/'}")))
                .contains("root");
        assertThat(ScriptedNextcloud.answering(NOTHING).failure(DeleteResource::new, json("{'path':'x'}")))
                .contains("nothing at x");
        var changed = ScriptedNextcloud.answering(FILE);
        assertThat(changed.failure(DeleteResource::new, json("{'path':'docs/report.txt','if_match':'old'}")))
                .contains("has changed", ETAG, "Nothing was deleted");
        assertThat(changed.requests).hasSize(1);
        assertThat(ScriptedNextcloud.answering(FILE, "files/74-delete-if-match-stale", FILE)
                        .failure(DeleteResource::new, json("{'path':'docs/report.txt'}")))
                .contains("has changed");
    }

    @Test
    @DisplayName("marks a favourite and believes only what it reads afterwards")
    void favourite() {
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.answer("files-search/02-proppatch-favourite-set"))
                .then(Recorded.made(
                        207,
                        "application/xml",
                        new String(Recorded.answer(FILE).body(), java.nio.charset.StandardCharsets.UTF_8)
                                .replace("<oc:favorite>0", "<oc:favorite>1")));
        assertThat(nextcloud.success(SetFavorite::new, json("{'path':'docs/report.txt'}")))
                .isEqualTo(json("{'path':'docs/report.txt','favorite':true}"));

        assertThat(ScriptedNextcloud.answering("files-search/06-proppatch-readonly-property", FILE)
                        .failure(SetFavorite::new, json("{'path':'docs/report.txt'}")))
                .contains("did not change");
        assertThat(ScriptedNextcloud.answering("files-search/08-proppatch-not-found")
                        .failure(SetFavorite::new, json("{'path':'docs/none.txt'}")))
                .contains("does not have docs/none.txt");
    }
}
