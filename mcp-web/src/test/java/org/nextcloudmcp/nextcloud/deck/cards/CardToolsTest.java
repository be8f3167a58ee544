package org.nextcloudmcp.nextcloud.deck.cards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The tools for cards")
class CardToolsTest {

    private static final String STACKS = "/index.php/apps/deck/api/v1.0/boards/2/stacks";
    private static final String CARD = STACKS + "/9/cards/12";

    private static JsonObject sent(ScriptedNextcloud nextcloud) {
        return CachedJson.readObject(
                new String(nextcloud.last().body().orElseThrow().bytes(), StandardCharsets.UTF_8));
    }

    private static String here(String more) {
        return "{'board_id':2,'stack_id':9,'card_id':12" + more + "}";
    }

    @Test
    @DisplayName("list the cards of a stack page by page, in their order")
    void pages() {
        var nextcloud = ScriptedNextcloud.answering("deck/34-stacks-list-with-cards", "deck/34-stacks-list-with-cards");

        var first = nextcloud.success(GetCards::new, json("{'board_id':2,'stack_id':9,'limit':1}"));
        var second = nextcloud.success(
                GetCards::new,
                json("{'board_id':2,'stack_id':9,'limit':1,'cursor':'" + first.getString("next_cursor") + "'}"));

        assertThat(first.getInt("total")).isEqualTo(2);
        assertThat(first.getJsonArray("cards").getJsonObject(0).getInt("id")).isEqualTo(12);
        assertThat(second.getJsonArray("cards").getJsonObject(0).getInt("id")).isEqualTo(11);
        assertThat(second.containsKey("next_cursor")).isFalse();
    }

    @Test
    @DisplayName("list only cards that fit")
    void filters() {
        for (var filter :
                new String[] {"'label':'urgent'", "'assigned_to':'bob'", "'status':'done'", "'status':'overdue'"}) {
            var nextcloud = ScriptedNextcloud.answering("deck/34-stacks-list-with-cards");

            assertThat(nextcloud
                            .success(GetCards::new, json("{'board_id':2,'stack_id':9," + filter + "}"))
                            .getJsonArray("cards"))
                    .isEmpty();
        }
    }

    @Test
    @DisplayName("read a card")
    void get() {
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get");

        var card = nextcloud.success(GetCard::new, json(here("")));

        assertThat(nextcloud.asked()).containsExactly("GET " + CARD);
        assertThat(card.getString("description")).isEqualTo("# Markdown\n- [ ] step one\n- [x] step two");
        assertThat(card.getString("page")).isEqualTo("https://cloud.example.org/apps/deck/board/2/card/12");
        assertThat(card.containsKey("done")).isFalse();
    }

    @Test
    @DisplayName("do not answer a card that is in another stack, but say where it is")
    void wrongStack() {
        var nextcloud = ScriptedNextcloud.answering("deck/31-card-get-wrong-stack-in-url-ignored");

        assertThat(nextcloud.failure(GetCard::new, json("{'board_id':2,'stack_id':10,'card_id':12}")))
                .contains("not in stack 10 but in stack 9");
    }

    @Test
    @DisplayName("tell a deleted card from one that was never there")
    void deleted() {
        assertThat(ScriptedNextcloud.answering("deck/81-card-get-deleted").failure(GetCard::new, json(here(""))))
                .contains("among its deleted ones", "restore");
        assertThat(ScriptedNextcloud.answering("deck/32-card-get-not-found").failure(GetCard::new, json(here(""))))
                .contains("does not have the card 12, or the user may not see it");
    }

    @Test
    @DisplayName("create a card in a stack of the given board only")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("deck/35-stack-get", "deck/23-card-create-full");

        var made = nextcloud.success(
                CreateCard::new,
                json("{'board_id':2,'stack_id':9,'title':'Second','order':2,'duedate':'2026-12-24T19:00:00.5+01:00'}"));

        assertThat(nextcloud.asked()).containsExactly("GET " + STACKS + "/9", "POST " + STACKS + "/9/cards");
        assertThat(sent(nextcloud))
                .isEqualTo(json("{'title':'Second','type':'plain','order':2,'duedate':'2026-12-24T19:00:00+01:00'}"));
        assertThat(made.getInt("id")).isEqualTo(12);
        assertThat(ScriptedNextcloud.answering("deck/35-stack-get")
                        .failure(CreateCard::new, json("{'board_id':5,'stack_id':9,'title':'x'}")))
                .contains("not on board 5");
    }

    @Test
    @DisplayName("change one property and send back all others, unknown ones too, because Deck clears what is left out")
    void update() {
        var text = Recorded.answer("deck/30-card-get")
                .text()
                .replace(
                        "\"done\":null",
                        "\"done\":\"2026-11-20T08:00:00+00:00\",\"startdate\":\"2026-11-01T00:00:00+00:00\"");
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.made(200, "application/json", text))
                .then(Recorded.answer("deck/35-stack-get"))
                .then(Recorded.answer("deck/38-card-update-full"));

        nextcloud.success(UpdateCard::new, json(here(",'title':'New'")));

        assertThat(nextcloud.last().method()).isEqualTo("PUT");
        assertThat(sent(nextcloud))
                .isEqualTo(json("{'title':'New','description':'# Markdown\\n- [ ] step one\\n- [x] step two',"
                        + "'type':'plain','owner':'alice','order':2,'done':'2026-11-20T08:00:00+00:00',"
                        + "'startdate':'2026-11-01T00:00:00+00:00','duedate':'2026-12-24T18:00:00+00:00'}"));
    }

    @Test
    @DisplayName("clear what is to be cleared")
    void clear() {
        var nextcloud =
                ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get", "deck/38-card-update-full");

        nextcloud.success(UpdateCard::new, json(here(",'clear':['duedate'],'archived':true")));

        assertThat(sent(nextcloud).get("duedate").toString()).isEqualTo("null");
        assertThat(sent(nextcloud).getBoolean("archived")).isTrue();
    }

    @Test
    @DisplayName("write nothing over a card that has changed since it was read")
    void stale() {
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get");

        assertThat(nextcloud.failure(UpdateCard::new, json(here(",'title':'x','etag':'old'"))))
                .contains("was changed since", "7b0e8092d361af6cd1c4210f5e5bb13d", "Nothing was changed");
        assertThat(nextcloud.requests).noneMatch(request -> request.method().equals("PUT"));
    }

    @Test
    @DisplayName("say that Deck kept the owner")
    void owner() {
        var nextcloud = ScriptedNextcloud.answering(
                "deck/30-card-get", "deck/35-stack-get", "deck/44-card-update-unknown-owner");

        assertThat(nextcloud
                        .call(UpdateCard::new, json(here(",'owner':'nobody'")))
                        .toString())
                .contains("it is still alice");
    }

    @Test
    @DisplayName("never move a card by an update with the wrong stack")
    void noMoveByUpdate() {
        var nextcloud = ScriptedNextcloud.answering("deck/31-card-get-wrong-stack-in-url-ignored");

        nextcloud.failure(UpdateCard::new, json("{'board_id':2,'stack_id':10,'card_id':12,'title':'x'}"));

        assertThat(nextcloud.requests).hasSize(1);
    }

    @Test
    @DisplayName("refuse a time that Nextcloud could not store")
    void year() {
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get");

        assertThat(nextcloud.failure(UpdateCard::new, json(here(",'duedate':'0001-01-01T00:00:00Z'"))))
                .contains("cannot store");
    }

    @Test
    @DisplayName("move a card with the target stack in the address, because that one counts")
    void reorder() {
        var nextcloud = ScriptedNextcloud.answering(
                "deck/30-card-get",
                "deck/35-stack-get",
                "deck/35-stack-get",
                "deck/49-card-reorder-to-other-stack-by-url");
        // the second stack is answered by a sample of the first one, so it stands for both
        var moved = nextcloud.success(ReorderCard::new, json(here(",'order':0,'target_stack_id':10")));

        assertThat(nextcloud.asked()).endsWith("GET " + STACKS + "/10", "PUT " + STACKS + "/10/cards/12/reorder");
        assertThat(moved.getInt("stack_id")).isEqualTo(10);
    }

    @Test
    @DisplayName("move a card to another board by an update, and say which labels were lost and who cannot see it")
    void move() {
        var card = Recorded.answer("deck/30-card-get")
                .text()
                .replace("\"labels\":[]", "\"labels\":[{\"id\":28,\"title\":\"urgent\",\"color\":\"ff0000\"}]");
        var after = Recorded.answer("deck/54-card-after-move-to-other-board")
                .text()
                .replace("\"assignedUsers\":[]", "\"assignedUsers\":[{\"participant\":{\"uid\":\"bob\"},\"type\":0}]");
        var target = Recorded.answer("deck/35-stack-get")
                .text()
                .replace("\"id\":9,", "\"id\":16,")
                .replace("\"boardId\":2", "\"boardId\":6");
        var nextcloud = new ScriptedNextcloud()
                .then(Recorded.made(200, "application/json", card))
                .then(Recorded.answer("deck/35-stack-get"))
                .then(Recorded.made(200, "application/json", target))
                .then(Recorded.answer("deck/09-board-get"))
                .then(Recorded.answer("deck/55-card-move-back-by-update-url"))
                .then(Recorded.made(200, "application/json", after));

        var moved = nextcloud.success(
                MoveCardToBoard::new,
                json(
                        "{'source_board_id':2,'source_stack_id':9,'card_id':12,'target_board_id':6,'target_stack_id':16}"));

        assertThat(nextcloud.asked())
                .contains("PUT /index.php/apps/deck/api/v1.0/boards/6/stacks/16/cards/12")
                .endsWith("GET /index.php/apps/deck/api/v1.0/boards/6/stacks/16/cards/12");
        assertThat(moved.getJsonArray("labels_lost").getString(0)).isEqualTo("urgent");
        assertThat(moved.getJsonArray("assignees_without_access").getString(0)).isEqualTo("bob");
    }

    @Test
    @DisplayName("archive, unarchive and delete a card by its own routes")
    void routes() {
        var archived = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get", "deck/75-card-archive");
        archived.success(ArchiveCard::new, json(here("")));
        assertThat(archived.asked()).endsWith("PUT " + CARD + "/archive");

        var back = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get", "deck/78-card-unarchive");
        back.success(UnarchiveCard::new, json(here("")));
        assertThat(back.asked()).endsWith("PUT " + CARD + "/unarchive");

        var deleted = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get", "deck/80-card-delete");
        assertThat(deleted.call(DeleteCard::new, json(here(""))).toString()).contains("Second – mit", "restored");
        assertThat(deleted.asked()).endsWith("DELETE " + CARD);
    }

    @Test
    @DisplayName("assign somebody, and say why not")
    void assign() {
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get", "deck/69-assign-user");
        nextcloud.success(AssignUserToCard::new, json(here(",'user_id':'bob'")));
        assertThat(nextcloud.asked()).endsWith("PUT " + CARD + "/assignUser");
        assertThat(sent(nextcloud)).isEqualTo(json("{'userId':'bob'}"));

        assertThat(ScriptedNextcloud.answering(
                                "deck/30-card-get", "deck/35-stack-get", "deck/71-assign-user-without-board-access")
                        .failure(AssignUserToCard::new, json(here(",'user_id':'carol'"))))
                .contains("The user is not part of the board");
        assertThat(ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get")
                        .failure(UnassignUserFromCard::new, json(here(",'user_id':'bob'"))))
                .contains("Nobody with the id bob");
    }

    @Test
    @DisplayName("say which Deck knows dependent cards where this one does not")
    void dependent() {
        var nextcloud = ScriptedNextcloud.answering(
                "deck/30-card-get", "deck/35-stack-get", "deck/79-card-dependent-no-such-route");

        assertThat(nextcloud.failure(AssignDependentCard::new, json(here(",'dependent_card_id':13"))))
                .contains("Deck 1.18", "Nextcloud 34");
        assertThat(nextcloud.asked()).endsWith("POST " + CARD + "/dependentCards/13");
    }

    @Test
    @DisplayName("take back a dependency where Deck knows it")
    void dependentRemoved() {
        var after = Recorded.answer("deck/30-card-get").text().replaceFirst("\\{", "{\"dependentCards\":[14],");
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get")
                .then(Recorded.made(200, "application/json", after));

        var changed = nextcloud.success(RemoveDependentCard::new, json(here(",'dependent_card_id':13")));

        assertThat(nextcloud.asked()).endsWith("DELETE " + CARD + "/dependentCards/13");
        assertThat(changed.getJsonArray("dependent_cards").getInt(0)).isEqualTo(14);
    }

    @Test
    @DisplayName("say what Deck does not allow now")
    void notAllowed() {
        var nextcloud = ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get")
                .then(Recorded.made(
                        500,
                        "application/json",
                        "{\"status\":500,\"message\":\"Operation not allowed. This board is archived.\"}"));

        assertThat(nextcloud.failure(DeleteCard::new, json(here(""))))
                .contains("This board is archived", "unarchived first")
                .doesNotContain("internal error");
    }
}
