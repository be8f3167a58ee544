package org.nextcloudmcp.nextcloud.deck.attachments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The tools for files on cards")
class AttachmentToolsTest {

    private static final String ATTACHMENTS = "/index.php/apps/deck/api/v1.1/boards/2/stacks/9/cards/12/attachments";
    private static final String COMMENTS = "/ocs/v2.php/apps/deck/api/v1.0/cards/11/comments?format=json&limit=1";
    private static final String SHARES = "/ocs/v2.php/apps/files_sharing/api/v1/shares?format=json";

    @Test
    @DisplayName("list files of both kinds, by the version of the API that has both")
    void list() {
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck-extra/21-attachments-list-v1.1");

        var found = nextcloud.success(ListAttachments::new, json("{'board_id':2,'stack_id':9,'card_id':12}"));

        assertThat(nextcloud.asked()).endsWith("GET " + ATTACHMENTS);
        assertThat(found.getInt("total")).isEqualTo(3);
        assertThat(found.getJsonArray("attachments").getValuesAs(JsonObject.class))
                .extracting(each -> each.getString("type"))
                .containsExactly("deck_file", "file", "file");
        assertThat(found.getJsonArray("attachments").getJsonObject(2))
                .isEqualTo(json("{'id':20,'type':'file','name':'existing.txt','path':'existing.txt','size':9,"
                        + "'content_type':'text/plain','created_by':'alice','created_at':'2026-11-21T09:31:04Z',"
                        + "'page':'https://cloud.example.org/f/228'}"));
    }

    @Test
    @DisplayName("delete with the type, without which Deck would take another attachment")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering(
                "deck/30-card-get",
                "deck/35-stack-get",
                "deck-extra/21-attachments-list-v1.1",
                "deck-extra/26-attachment-delete-file-v1.1");

        nextcloud.success(DeleteAttachment::new, json("{'board_id':2,'stack_id':9,'card_id':12,'attachment_id':19}"));

        assertThat(nextcloud.asked()).endsWith("DELETE " + ATTACHMENTS + "/file/19");
    }

    @Test
    @DisplayName("do not guess where one number is two attachments, nor delete what is not on the card")
    void ambiguous() {
        var both = Recorded.answer("deck-extra/21-attachments-list-v1.1").text().replace("\"id\":1,", "\"id\":19,");
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get")
                .then(Recorded.made(200, "application/json", both));
        assertThat(nextcloud.failure(
                        DeleteAttachment::new, json("{'board_id':2,'stack_id':9,'card_id':12,'attachment_id':19}")))
                .contains("two attachments", "type");

        var none = ScriptedNextcloud.answering(
                "deck/30-card-get", "deck/35-stack-get", "deck-extra/21-attachments-list-v1.1");
        assertThat(none.failure(
                        DeleteAttachment::new, json("{'board_id':2,'stack_id':9,'card_id':12,'attachment_id':77}")))
                .contains("no such attachment 77");
        assertThat(none.requests).noneMatch(request -> request.method().equals("DELETE"));
    }

    @Test
    @DisplayName("attach a file that is there to a card that is there")
    void attach() {
        var nextcloud = ScriptedNextcloud.answering(
                "files/44-propfind-depth-0-file-all-useful-props",
                "deck-extra/01-comments-empty",
                "deck-extra/18-attach-existing-file-by-share");

        var attached = nextcloud.success(AttachFile::new, json("{'card_id':11,'path':'/contract/a.txt'}"));

        assertThat(nextcloud.asked()).endsWith("GET " + COMMENTS, "POST " + SHARES);
        assertThat(nextcloud.last().body().orElseThrow().bytes())
                .asString()
                .contains("\"shareType\":12,\"shareWith\":\"11\",\"permissions\":1");
        assertThat(attached.getInt("attachment_id")).isEqualTo(20);
    }

    @Test
    @DisplayName("share nothing with a card that is not there")
    void noCard() {
        var nextcloud = ScriptedNextcloud.answering(
                "files/44-propfind-depth-0-file-all-useful-props", "deck-extra/11-comment-card-not-found");

        assertThat(nextcloud.failure(AttachFile::new, json("{'card_id':99999,'path':'a.txt'}")))
                .contains("the card 99999");
        assertThat(nextcloud.requests).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    @DisplayName("attach no file that is not there, nor one outside the user's root")
    void noFile() {
        var nextcloud = ScriptedNextcloud.answering("files/50-propfind-not-found");

        assertThat(nextcloud.failure(AttachFile::new, json("{'card_id':11,'path':'missing.txt'}")))
                .contains("There is no file missing.txt");
        assertThat(nextcloud.failure(AttachFile::new, json("{'card_id':11,'path':'../bob/a.txt'}")))
                .contains("..");
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("attach a note by its file, and nothing that is no note")
    void note() {
        var nextcloud = ScriptedNextcloud.answering(
                "notes/24-get",
                "files-search/16-search-by-fileid",
                "deck-extra/01-comments-empty",
                "deck-extra/18-attach-existing-file-by-share");
        nextcloud.success(AttachNote::new, json("{'card_id':11,'note_id':191}"));
        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET /index.php/apps/notes/api/v1/notes/191?exclude=content",
                        "SEARCH /remote.php/dav/",
                        "GET " + COMMENTS,
                        "POST " + SHARES);

        var none = ScriptedNextcloud.answering("notes/27-get-not-found", "files-search/16-search-by-fileid");
        assertThat(none.failure(AttachNote::new, json("{'card_id':11,'note_id':5}")))
                .contains("no note 5");
    }
}
