package org.nextcloudmcp.nextcloud.deck.stacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The tools for stacks")
class StackToolsTest {

    private static final String STACKS = "/index.php/apps/deck/api/v1.0/boards/2/stacks";

    private static List<Integer> cards(JsonObject stack) {
        return stack.getJsonArray("cards").getValuesAs(JsonObject.class).stream()
                .map(card -> card.getInt("id"))
                .toList();
    }

    @Test
    @DisplayName("list stacks with their open cards")
    void list() {
        var nextcloud = ScriptedNextcloud.answering("deck/34-stacks-list-with-cards");

        var found = nextcloud.success(GetStacks::new, json("{'board_id':2}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + STACKS);
        assertThat(found.getInt("total")).isEqualTo(3);
        assertThat(cards(found.getJsonArray("stacks").getJsonObject(0))).containsExactly(12, 11);
    }

    @Test
    @DisplayName("list stacks without cards")
    void withoutCards() {
        var nextcloud = ScriptedNextcloud.answering("deck/34-stacks-list-with-cards");

        var found = nextcloud.success(GetStacks::new, json("{'board_id':2,'include_cards':false}"));

        assertThat(found.getJsonArray("stacks").getJsonObject(0).keySet()).doesNotContain("cards", "card_count");
    }

    @Test
    @DisplayName("put the archived cards of all statuses where they belong")
    void all() {
        var nextcloud = ScriptedNextcloud.answering("deck/21-stack-list-order", "deck/76-stacks-archived");

        var found = nextcloud.success(GetStacks::new, json("{'board_id':2,'status':'all'}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + STACKS, "GET " + STACKS + "/archived");
        assertThat(cards(found.getJsonArray("stacks").getJsonObject(0))).containsExactly(11);
    }

    @Test
    @DisplayName("look at archived cards one by one to tell to whom they are assigned")
    void archivedByAssignee() {
        var nextcloud = ScriptedNextcloud.answering("deck/76-stacks-archived", "deck/30-card-get");

        // the card that is answered is in the right stack, and is assigned to nobody
        var found = nextcloud.success(GetArchivedStacks::new, json("{'board_id':2,'assigned_to':'bob'}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + STACKS + "/archived", "GET " + STACKS + "/9/cards/11");
        assertThat(cards(found.getJsonArray("stacks").getJsonObject(0))).isEmpty();
    }

    @Test
    @DisplayName("read one stack from the list of all, where the cards have their labels")
    void get() {
        var nextcloud = ScriptedNextcloud.answering("deck/34-stacks-list-with-cards");

        var found = nextcloud.success(
                GetStack::new,
                json("{'board_id':2,'stack_id':9,'detail':'full','description_max_length':3,'limit':1}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + STACKS);
        assertThat(found.getInt("card_count")).isEqualTo(2);
        var card = found.getJsonArray("cards").getJsonObject(0);
        assertThat(card.getString("description")).isEqualTo("# M…");
        assertThat(card.getJsonObject("more").getString("owner")).isEqualTo("alice");
    }

    @Test
    @DisplayName("say that a board has no such stack")
    void noStack() {
        var nextcloud = ScriptedNextcloud.answering("deck/34-stacks-list-with-cards");

        assertThat(nextcloud.failure(GetStack::new, json("{'board_id':2,'stack_id':77}")))
                .contains("board 2 has no stack 77");
    }

    @Test
    @DisplayName("create a stack")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("deck/18-stack-create");

        var made = nextcloud.success(CreateStack::new, json("{'board_id':2,'title':'To do','order':1}"));

        assertThat(nextcloud.asked()).containsExactly("POST " + STACKS);
        assertThat(made.getInt("id")).isEqualTo(9);
    }

    @Test
    @DisplayName("rename a stack and leave it where it is")
    void update() {
        var nextcloud = ScriptedNextcloud.answering("deck/35-stack-get", "deck/37-stack-update");

        nextcloud.success(UpdateStack::new, json("{'board_id':2,'stack_id':9,'title':'To do now'}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + STACKS + "/9", "PUT " + STACKS + "/9");
        assertThat(nextcloud.last().body().orElseThrow().bytes())
                .asString()
                .isEqualTo("{\"title\":\"To do now\",\"order\":1}");
    }

    @Test
    @DisplayName("do not change a stack of another board, which Deck would not mind")
    void otherBoard() {
        var nextcloud = ScriptedNextcloud.answering("deck/35-stack-get");

        assertThat(nextcloud.failure(UpdateStack::new, json("{'board_id':3,'stack_id':9,'title':'x'}")))
                .contains("not on board 3 but on board 2");
        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("say what was deleted with a stack, and where it can be restored")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("deck/35-stack-get", "deck/85-stack-delete");

        var deleted = nextcloud.success(DeleteStack::new, json("{'board_id':2,'stack_id':9}"));

        assertThat(nextcloud.last().method()).isEqualTo("DELETE");
        assertThat(deleted.getString("title")).isEqualTo("To do");
        assertThat(deleted.getInt("cards")).isEqualTo(2);
    }
}
