package org.nextcloudmcp.nextcloud.files.trash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

class TrashToolsTest {

    private static final String TRASH = "files-extra/01-trashbin-list";
    private static final JsonObject DST = json("{'trash_id':'dst.txt.d1795253415'}");

    @Test
    void whatWasDeletedIsListedWithItsPlaceAndTime() {
        var items = ScriptedNextcloud.answering(TRASH)
                .success(ListTrash::new, json("{'path':'docs'}"))
                .getJsonArray("items");

        assertThat(items.getJsonObject(0))
                .isEqualTo(json("{'trash_id':'dst.txt.d1795253415','original_path':'docs/dst.txt','type':'file',"
                        + "'deleted_at':'2026-11-21T09:30:15Z','size':4,'file_id':153}"));
    }

    @Test
    void pagesFollowEachOther() {
        var first = ScriptedNextcloud.answering(TRASH).success(ListTrash::new, json("{'limit':1}"));
        var second = ScriptedNextcloud.answering(TRASH)
                .success(ListTrash::new, json("{'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(first.getJsonArray("items")).hasSize(1);
        assertThat(second.getJsonArray("items")).isNotEmpty().doesNotContainAnyElementsOf(first.getJsonArray("items"));
        assertThat(ScriptedNextcloud.answering("files-extra/06-trashbin-list-empty")
                        .success(ListTrash::new, JsonValue.EMPTY_JSON_OBJECT)
                        .getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void whatIsRestoredIsFoundAgainByItsNumber() {
        var nextcloud = ScriptedNextcloud.answering(
                TRASH, "files-extra/02-trashbin-restore", "files-search/16-search-by-fileid");

        var restored = nextcloud.success(RestoreFromTrash::new, DST);

        assertThat(restored.getString("original_path")).isEqualTo("docs/dst.txt");
        assertThat(restored.getJsonObject("restored").getString("path")).isEqualTo("docs/report.txt");
        assertThat(nextcloud.requests.get(1).path())
                .isEqualTo("/remote.php/dav/trashbin/alice/trash/dst.txt.d1795253415");
        assertThat(nextcloud.requests.get(1).headers())
                .containsEntry("Destination", "/remote.php/dav/trashbin/alice/restore/dst.txt.d1795253415");
    }

    @Test
    void whatIsNotInTheTrashBinCannotBeRestored() {
        var nextcloud = ScriptedNextcloud.answering(TRASH);
        assertThat(nextcloud.failure(RestoreFromTrash::new, json("{'trash_id':'../../bob/trash/x'}")))
                .contains("no such item");
        assertThat(nextcloud.requests).hasSize(1);
        assertThat(ScriptedNextcloud.answering(TRASH, "files-extra/03-trashbin-restore-gone")
                        .failure(RestoreFromTrash::new, DST))
                .contains("no such item");
        assertThat(ScriptedNextcloud.answering("files/50-propfind-not-found")
                        .failure(ListTrash::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("no trash bin");
    }
}
