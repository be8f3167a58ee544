package org.nextcloudmcp.nextcloud.deck.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The tools for comments")
class CommentToolsTest {

    private static final String COMMENTS = "/ocs/v2.php/apps/deck/api/v1.0/cards/11/comments";

    @Test
    @DisplayName("list comments, and say where the next ones begin")
    void list() {
        var nextcloud = ScriptedNextcloud.answering("deck-extra/04-comments-list", "deck-extra/05-comments-list-limit");

        var all =
                nextcloud.success(GetCardComments::new, json("{'card_id':11,'order':'oldest','message_max_length':5}"));
        var one = nextcloud.success(GetCardComments::new, json("{'card_id':11,'limit':1,'offset':1,'detail':'full'}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET " + COMMENTS + "?format=json&limit=20&offset=0",
                        "GET " + COMMENTS + "?format=json&limit=1&offset=1");
        assertThat(all.getJsonArray("comments").getJsonObject(0))
                .isEqualTo(json("{'id':4,'author':'alice','message':'Hallo…','message_shortened':true,"
                        + "'created':'2026-11-21T09:31:03Z'}"));
        assertThat(all.getJsonArray("comments").getJsonObject(1).getInt("reply_to"))
                .isEqualTo(4);
        assertThat(all.containsKey("next_offset")).isFalse();
        assertThat(one.getInt("next_offset")).isEqualTo(2);
        assertThat(one.getJsonArray("comments")
                        .getJsonObject(0)
                        .getJsonArray("mentions")
                        .getString(0))
                .isEqualTo("bob");
    }

    @Test
    @DisplayName("write a comment and a reply")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("deck-extra/03-comment-reply");

        var made = nextcloud.success(CreateCardComment::new, json("{'card_id':11,'message':' reply ','parent_id':4}"));

        assertThat(nextcloud.last().body().orElseThrow().bytes())
                .asString()
                .isEqualTo("{\"message\":\"reply\",\"parentId\":4}");
        assertThat(made.getJsonArray("ids").getInt(0)).isEqualTo(5);
    }

    @Test
    @DisplayName("send no comment that is too long, and say by how much")
    void tooLong() {
        var nextcloud = new ScriptedNextcloud();
        var message = "x".repeat(1001);

        assertThat(nextcloud.failure(CreateCardComment::new, json("{'card_id':11,'message':'" + message + "'}")))
                .contains("1001 characters, 1 more", "split");
        assertThat(nextcloud.failure(
                        UpdateCardComment::new, json("{'card_id':11,'comment_id':4,'message':'" + message + "'}")))
                .contains("1 more");
        assertThat(nextcloud.failure(CreateCardComment::new, json("{'card_id':11,'message':'\u2003'}")))
                .as("white space that a pattern takes for text")
                .contains("is empty");
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("write a long text as several comments, the later ones as replies to the first")
    void split() {
        var nextcloud = ScriptedNextcloud.answering("deck-extra/02-comment-create", "deck-extra/03-comment-reply");

        var made = nextcloud.success(
                CreateCardComment::new,
                json("{'card_id':11,'overflow':'split','message':'" + "word ".repeat(300) + "'}"));

        assertThat(made.getJsonArray("ids")).hasSize(2);
        assertThat(nextcloud.last().body().orElseThrow().bytes()).asString().contains("(2/2)", "\"parentId\":4");
    }

    @Test
    @DisplayName("say which parts were written if a later one fails")
    void partly() {
        var nextcloud = ScriptedNextcloud.answering("deck-extra/02-comment-create", "deck-extra/12-comment-no-access");

        assertThat(nextcloud.failure(
                        CreateCardComment::new,
                        json("{'card_id':11,'overflow':'split','message':'" + "word ".repeat(300) + "'}")))
                .contains("Only 1 of 2", "[4]", "parent_id 4");
    }

    @Test
    @DisplayName("change and delete one's own comments, and pass on that others' are not")
    void change() {
        var nextcloud = ScriptedNextcloud.answering(
                "deck-extra/06-comment-update",
                "deck-extra/07-comment-update-by-other-user",
                "deck-extra/13-comment-delete",
                "deck-extra/14-comment-delete-again");
        var arguments = json("{'card_id':11,'comment_id':4,'message':'edited'}");

        assertThat(nextcloud.success(UpdateCardComment::new, arguments).getString("message"))
                .isEqualTo("edited");
        assertThat(nextcloud.failure(UpdateCardComment::new, arguments)).contains("Only authors");
        nextcloud.success(DeleteCardComment::new, json("{'card_id':11,'comment_id':4}"));
        assertThat(nextcloud.last().method()).isEqualTo("DELETE");
        assertThat(nextcloud.failure(DeleteCardComment::new, json("{'card_id':11,'comment_id':4}")))
                .contains("the comment 4 of the card 11")
                .doesNotContain("not installed");
    }
}
