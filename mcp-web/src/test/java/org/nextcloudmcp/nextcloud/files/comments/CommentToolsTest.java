package org.nextcloudmcp.nextcloud.files.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

class CommentToolsTest {

    private static final String FILE = "files/44-propfind-depth-0-file-all-useful-props";
    private static final String NOTHING = "files/50-propfind-not-found";
    private static final JsonObject REPORT = json("{'path':'docs/report.txt'}");

    @Test
    void theNewestCommentComesFirstWithItsAuthorTimeAndMentions() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files-extra/24-comments-list");

        var comments = nextcloud.success(ListComments::new, REPORT).getJsonArray("comments");

        assertThat(comments.getJsonObject(1))
                .isEqualTo(json("{'id':1,'message':'Looks good – thanks @bob & 日本','author':'alice',"
                        + "'author_name':'Alice Test','created_at':'2026-11-21T09:30:23Z','mentions':['bob']}"));
        assertThat(nextcloud.asked()).contains("REPORT /remote.php/dav/comments/files/130");
    }

    @Test
    void aFullPageTellsTheNextOffset() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files-extra/25-comments-list-limit-offset");

        var page = nextcloud.success(ListComments::new, json("{'path':'docs/report.txt','limit':1,'offset':1}"));

        assertThat(page.getInt("next_offset")).isEqualTo(2);
        assertThat(new String(nextcloud.last().body().orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("<oc:limit>1</oc:limit><oc:offset>1</oc:offset>");
        assertThat(ScriptedNextcloud.answering(FILE, "files-extra/22-comments-list-empty")
                        .success(ListComments::new, REPORT))
                .isEqualTo(json("{'path':'docs/report.txt','comments':[]}"));
    }

    @Test
    void aNewCommentIsSentAsItIsAndHasANumber() {
        var nextcloud = ScriptedNextcloud.answering(FILE, "files-extra/23-comments-create");

        assertThat(nextcloud.success(CreateComment::new, json("{'path':'docs/report.txt','message':'Grüße 日本'}")))
                .isEqualTo(json("{'path':'docs/report.txt','comment_id':1}"));
        assertThat(new String(nextcloud.last().body().orElseThrow().bytes(), StandardCharsets.UTF_8))
                .contains("\"message\":\"Grüße 日本\"", "\"actorType\":\"users\"");
    }

    @Test
    void whereNothingIsThereAreNoComments() {
        assertThat(ScriptedNextcloud.answering(NOTHING).failure(ListComments::new, json("{'path':'x'}")))
                .contains("nothing at x");
        assertThat(ScriptedNextcloud.answering(FILE, "files-extra/31-comments-file-not-found")
                        .failure(CreateComment::new, json("{'path':'docs/report.txt','message':'x'}")))
                .contains("does not have");
    }
}
