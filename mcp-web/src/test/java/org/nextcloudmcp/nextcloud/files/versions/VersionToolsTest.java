package org.nextcloudmcp.nextcloud.files.versions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

class VersionToolsTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final JsonObject RESTORE = json("{'path':'docs/report.txt','version_id':'1795253409'}");

    @Test
    void versionsAreListedTheNewestFirst() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files-extra/08-versions-list");

        var listed = nextcloud.success(ListVersions::new, json("{'path':'docs/report.txt'}"));

        var versions = listed.getJsonArray("versions").getValuesAs(JsonObject.class);
        assertThat(versions.get(versions.size() - 1))
                .isEqualTo(json("{'version_id':'1795253409','last_modified':'2026-11-21T09:30:09Z','size':28,"
                        + "'author':'alice'}"));
        assertThat(listed.getInt("total")).isEqualTo(versions.size()).isGreaterThan(1);
        assertThat(nextcloud.asked()).contains("PROPFIND /remote.php/dav/versions/alice/versions/130");
    }

    @Test
    void aVersionBecomesTheContentAgain() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files-extra/10-versions-restore", FILE);

        assertThat(nextcloud.success(RestoreVersion::new, RESTORE).getString("replaced_etag"))
                .isEqualTo("3fb12d0a8afbdcaba8bb1e7b313c0928");
        assertThat(nextcloud.asked()).contains("MOVE /remote.php/dav/versions/alice/versions/130/1795253409");
        assertThat(nextcloud.requests.get(1).headers())
                .containsEntry("Destination", "/remote.php/dav/versions/alice/restore/target");
    }

    @Test
    void nothingIsRestoredOverAContentThatTheCallerHasNotSeen() {
        var nextcloud = ScriptedNextcloud.answering(FILE);

        assertThat(nextcloud.failure(
                        RestoreVersion::new,
                        json("{'path':'docs/report.txt','version_id':'1795253409','if_match':'old'}")))
                .contains("Nothing was restored", "3fb12d0a8afbdcaba8bb1e7b313c0928");
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    void whatHasNoVersionsSaysSo() {
        assertThat(ScriptedNextcloud.answering(FILE, "files-extra/11-versions-file-not-found")
                        .failure(ListVersions::new, json("{'path':'docs/report.txt'}")))
                .contains("keeps no versions");
        assertThat(ScriptedNextcloud.answering(FILE, "files-extra/11-versions-file-not-found")
                        .failure(RestoreVersion::new, RESTORE))
                .contains("no version 1795253409");
        assertThat(ScriptedNextcloud.answering("files/45-propfind-depth-0-folder-all-useful-props")
                        .failure(ListVersions::new, json("{'path':'docs'}")))
                .contains("is a folder");
    }
}
