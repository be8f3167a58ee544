package org.nextcloudmcp.nextcloud.deck.boards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The tools for boards")
class BoardToolsTest {

    private static final String BOARDS = "/index.php/apps/deck/api/v1.0/boards";

    @Test
    @DisplayName("list boards without the deleted ones, which Deck lists too")
    void list() {
        var nextcloud = ScriptedNextcloud.answering("deck/89-board-list-contains-deleted");

        var found = nextcloud.success(GetBoards::new, json("{}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + BOARDS);
        assertThat(found.getJsonArray("boards").getValuesAs(JsonObject.class))
                .extracting(board -> board.getInt("id"))
                .contains(1, 3)
                .doesNotContain(2);
        assertThat(found.getJsonArray("boards").getJsonObject(0).getString("page"))
                .isEqualTo("https://cloud.example.org/apps/deck/board/1");
    }

    @Test
    @DisplayName("list boards page by page")
    void pages() {
        var nextcloud = ScriptedNextcloud.answering(
                "deck/89-board-list-contains-deleted", "deck/89-board-list-contains-deleted");

        var first = nextcloud.success(GetBoards::new, json("{'limit':1}"));
        var second = nextcloud.success(
                GetBoards::new, json("{'limit':1,'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(first.getJsonArray("boards").getJsonObject(0).getInt("id")).isEqualTo(1);
        assertThat(second.getJsonArray("boards").getJsonObject(0).getInt("id")).isEqualTo(3);
        assertThat(nextcloud.failure(GetBoards::new, json("{'cursor':'x'}"))).contains("cursor");
    }

    @Test
    @DisplayName("read a board, with what was asked for only")
    void get() {
        var nextcloud = ScriptedNextcloud.answering("deck/09-board-get", "deck/09-board-get");

        var whole = nextcloud.success(GetBoard::new, json("{'board_id':2}"));
        var little = nextcloud.success(
                GetBoard::new, json("{'board_id':2,'include_acl':false,'include_users':false,'include_labels':false}"));

        assertThat(whole.getJsonArray("labels")).hasSize(4);
        assertThat(whole.getJsonArray("users").getString(0)).isEqualTo("alice");
        assertThat(little.keySet()).doesNotContain("labels", "users", "acl");
    }

    @Test
    @DisplayName("say that a board is not there or not for this user: Deck does not tell which")
    void notThere() {
        var nextcloud = ScriptedNextcloud.answering("deck/10-board-get-not-found");

        assertThat(nextcloud.failure(GetBoard::new, json("{'board_id':99999}")))
                .contains("the board 99999", "may not see it", "deck_get_boards");
    }

    @Test
    @DisplayName("say that the app is missing where only Nextcloud's page answers")
    void noApp() {
        var nextcloud = new ScriptedNextcloud().then(Recorded.made(404, "text/html", ""));

        assertThat(nextcloud.failure(GetBoards::new, json("{}"))).contains("Deck app is not installed");
    }

    @Test
    @DisplayName("create a board with a colour as Deck keeps it")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("deck/04-board-create");

        var made = nextcloud.success(CreateBoard::new, json("{'title':'Projekt Ä & Co 🎯','color':'#ff0000'}"));

        assertThat(nextcloud.asked()).containsExactly("POST " + BOARDS);
        assertThat(nextcloud.last().body().orElseThrow().bytes())
                .asString()
                .isEqualTo("{\"title\":\"Projekt Ä & Co 🎯\",\"color\":\"FF0000\"}");
        assertThat(made.getInt("id")).isEqualTo(2);
    }

    @Test
    @DisplayName("show a whole board in few words")
    void overview() {
        var nextcloud = ScriptedNextcloud.answering("deck/09-board-get", "deck/34-stacks-list-with-cards");

        var seen = nextcloud.success(
                GetBoardOverview::new, json("{'board_id':2,'description_preview_length':10,'limit':1}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + BOARDS + "/2", "GET " + BOARDS + "/2/stacks");
        assertThat(seen.getInt("total_cards")).isEqualTo(2);
        var stack = seen.getJsonArray("stacks").getJsonObject(0);
        assertThat(stack.getInt("card_count")).isEqualTo(2);
        assertThat(stack.getJsonArray("cards")).hasSize(1);
        assertThat(stack.getJsonArray("cards").getJsonObject(0))
                .isEqualTo(json("{'id':12,'stack_id':9,'title':'Second – mit Umlauten ü & 100%','order':2,"
                        + "'archived':false,'duedate':'2026-12-24T18:00:00Z','overdue':false,'labels':[],"
                        + "'assigned_users':[],'attachment_count':0,'comments_count':0,'comments_unread':0,"
                        + "'description':'# Markdown…','description_shortened':true,"
                        + "'page':'https://cloud.example.org/apps/deck/board/2/card/12'}"));
    }
}
