package org.nextcloudmcp.nextcloud.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("nc_webdav_list_directory")
class ListDirectoryTest {

    @Test
    @DisplayName("lists what is in the folder, without the folder itself, sorted by name")
    void lists() {
        var nextcloud = ScriptedNextcloud.answering("files/46-propfind-depth-1");

        var listing = nextcloud.success(ListDirectory::new, json("{'path':'docs'}"));

        assertThat(listing.getJsonArray("entries").getValuesAs(JsonObject.class))
                .extracting(entry -> entry.getString("path"))
                .startsWith("docs/empty.txt", "docs/fast.txt", "docs/Grüße 100% #1 日本 & so?.txt")
                .hasSize(6);
        assertThat(listing.getJsonArray("entries").getJsonObject(0))
                .isEqualTo(json("{'name':'empty.txt','path':'docs/empty.txt','type':'file','size':0,"
                        + "'content_type':'text/plain','etag':'49332369c50c0a106f246b2fbfc6e4dd',"
                        + "'permissions':'RGDNVW','file_id':140,'page':'https://cloud.example.org/f/140'}"));
        assertThat(listing.getInt("total")).isEqualTo(6);
        assertThat(listing).doesNotContainKey("next_cursor");
        assertThat(nextcloud.asked()).containsExactly("PROPFIND /remote.php/dav/files/alice/docs");
        assertThat(nextcloud.last().headers()).containsEntry("Depth", "1").containsEntry("Prefer", "return=minimal");
    }

    @Test
    @DisplayName("asks for the root when no path is given")
    void root() {
        var nextcloud = ScriptedNextcloud.answering("files/50-propfind-not-found");

        nextcloud.failure(ListDirectory::new, JsonValue.EMPTY_JSON_OBJECT);

        assertThat(nextcloud.asked()).containsExactly("PROPFIND /remote.php/dav/files/alice/");
    }

    @Test
    @DisplayName("gives pages that follow each other and says whether there is more")
    void pages() {
        var first = ScriptedNextcloud.answering("files/46-propfind-depth-1")
                .success(ListDirectory::new, json("{'path':'docs','limit':4}"));
        var second = ScriptedNextcloud.answering("files/46-propfind-depth-1")
                .success(
                        ListDirectory::new,
                        json("{'path':'docs','limit':4,'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(first.getJsonArray("entries")).hasSize(4);
        assertThat(second.getJsonArray("entries"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(first.getJsonArray("entries"));
        assertThat(second).doesNotContainKey("next_cursor");
    }

    @Test
    @DisplayName("answers an empty folder as empty")
    void empty() {
        var listing = ScriptedNextcloud.answering("files/48-propfind-depth-1-empty-folder")
                .success(ListDirectory::new, json("{'path':'emptydir'}"));

        assertThat(listing.getJsonArray("entries")).isEmpty();
    }

    @Test
    @DisplayName("does not answer another user's root as an empty folder")
    void foreignRoot() {
        assertThat(ScriptedNextcloud.answering("files/dav-other-user-depth1")
                        .failure(ListDirectory::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("does not show the files");
    }

    @Test
    @DisplayName("says that a file is a file, and that a missing folder is missing")
    void notAFolder() {
        assertThat(ScriptedNextcloud.answering("files/44-propfind-depth-0-file-all-useful-props")
                        .failure(ListDirectory::new, json("{'path':'docs/report.txt'}")))
                .contains("is a file", "nc_webdav_read_file");
        assertThat(ScriptedNextcloud.answering("files/50-propfind-not-found")
                        .failure(ListDirectory::new, json("{'path':'none'}")))
                .contains("no folder none");
    }

    @Test
    @DisplayName("says that an answer is not Nextcloud's instead of answering nothing")
    void notNextcloud() {
        for (var body : new String[] {"<html/>", "", "<d:multistatus xmlns:d='DAV:'/>"}) {
            assertThat(new ScriptedNextcloud()
                            .then(Recorded.made(207, "application/xml", body))
                            .failure(ListDirectory::new, json("{'path':'docs'}")))
                    .contains("does not look like one of Nextcloud");
        }
    }
}
