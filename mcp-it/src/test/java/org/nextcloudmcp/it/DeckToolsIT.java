package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.deck.DeckApp;

/** Every Deck tool over {@code /mcp}, with success and with its main failure. */
@DisplayName("The Deck tools")
class DeckToolsIT extends ToolCoverage {
    private static final int NONE = 99_999;

    private int board;
    private int stack;
    private int other;

    DeckToolsIT(StrictStage stage) {
        super(stage, "deck_.*");
    }

    @BeforeAll
    void aBoardWithTwoStacks() {
        board = alice().success("deck_create_board", json("{'title':'Umzug 📦','color':'#31cc7c'}"))
                .getInt("id");
        stack = newStack(board, "To do", 1);
        other = newStack(board, "Done", 2);
    }

    private int newStack(int on, String title, int order) {
        return alice().success(
                        "deck_create_stack",
                        json("{'board_id':%d,'title':'%s','order':%d}".formatted(on, title, order)))
                .getInt("id");
    }

    private int newCard(String title) {
        return alice().success(
                        "deck_create_card",
                        json(
                                "{'board_id':%d,'stack_id':%d,'title':'%s','description':'a','duedate':'2027-01-31T18:00:00+01:00'}"
                                        .formatted(board, stack, title)))
                .getInt("id");
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private String at(int card, String more) {
        return json("{'board_id':%d,'stack_id':%d,'card_id':%d%s}".formatted(board, stack, card, more));
    }

    private String on(int which, String more) {
        return json("{'board_id':%d%s}".formatted(which, more));
    }

    private static List<Integer> ids(JsonObject answer, String list) {
        return answer.getJsonArray(list).getValuesAs(JsonObject.class).stream()
                .map(each -> each.getInt("id"))
                .toList();
    }

    @Test
    @DisplayName("list, read and show boards, and say that another user's is not there")
    void boards() {
        assertThat(ids(alice().success("deck_get_boards", "{}"), "boards")).contains(board);
        assertThat(ids(bob().success("deck_get_boards", "{}"), "boards")).doesNotContain(board);
        assertThat(alice().failure("deck_get_boards", json("{'cursor':'x'}"))).contains("cursor");

        assertThat(alice().success("deck_get_board", on(board, "")).getString("title"))
                .isEqualTo("Umzug 📦");
        assertThat(bob().failure("deck_get_board", on(board, ""))).contains("may not see it");

        int card = newCard("Kisten packen");
        assertThat(alice().success("deck_get_board_overview", on(board, "")).toString())
                .contains("Kisten packen");
        assertThat(bob().failure("deck_get_board_overview", on(board, ""))).contains("the board " + board);
        assertThat(alice().failure("deck_create_board", json("{'title':'x','color':'red'}")))
                .contains("color");
        assertThat(card).isPositive();
    }

    @Test
    @DisplayName("list, create, change and delete stacks")
    void stacks() {
        assertThat(ids(alice().success("deck_get_stacks", on(board, "")), "stacks"))
                .contains(stack, other);
        assertThat(alice().failure("deck_get_stacks", on(NONE, ""))).contains("the board 99999");
        assertThat(alice().success("deck_get_stack", on(board, ",'stack_id':" + stack))
                        .getString("title"))
                .isEqualTo("To do");
        assertThat(alice().failure("deck_get_stack", on(board, ",'stack_id':" + NONE)))
                .contains("has no stack");
        assertThat(bob().failure("deck_create_stack", on(board, ",'title':'x','order':1")))
                .contains("may not");

        int third = newStack(board, "Third", 3);
        assertThat(alice().success("deck_update_stack", on(board, ",'stack_id':" + third + ",'title':'Last'"))
                        .getInt("order"))
                .isEqualTo(3);
        assertThat(alice().failure("deck_update_stack", on(board, ",'stack_id':" + NONE + ",'title':'x'")))
                .contains("the stack 99999");
        assertThat(alice().success("deck_delete_stack", on(board, ",'stack_id':" + third))
                        .getString("title"))
                .isEqualTo("Last");
        assertThat(alice().failure("deck_delete_stack", on(board, ",'stack_id':" + NONE)))
                .contains("the stack 99999");
    }

    @Test
    @DisplayName("write and read cards: what one tool writes another reads back equal")
    void cards() {
        assertThat(alice().failure("deck_create_card", on(board, ",'stack_id':" + NONE + ",'title':'x'")))
                .contains("the stack 99999");
        int card = newCard("Möbel 🛋️");
        String text = "Zeile 1\\n\\n- [ ] ü\\n- [x] 🎯 100%";
        JsonObject changed = alice().success(
                        "deck_update_card",
                        at(card, ",'description':'" + text + "','done':'2026-11-20T10:00:00+00:00'"));
        JsonObject read = alice().success("deck_get_card", at(card, ""));

        assertThat(read.getString("description")).isEqualTo("Zeile 1\n\n- [ ] ü\n- [x] 🎯 100%");
        assertThat(read.getString("title")).isEqualTo("Möbel 🛋️");
        assertThat(read.getString("duedate")).isEqualTo("2027-01-31T18:00:00+01:00");
        assertThat(read.getString("done")).isEqualTo("2026-11-20T10:00:00Z");
        assertThat(changed.getString("etag")).isEqualTo(read.getString("etag"));
        assertThat(alice().success("deck_update_card", at(card, ",'title':'Sofa'"))
                        .getString("done"))
                .as("what an update leaves out stays")
                .isEqualTo("2026-11-20T10:00:00Z");
        assertThat(alice().failure("deck_update_card", at(card, ",'title':'x','etag':'old'")))
                .contains("was changed since");
        assertThat(bob().failure("deck_get_card", at(card, ""))).contains("may not see it");

        assertThat(ids(
                        alice().success(
                                        "deck_get_cards",
                                        on(board, ",'stack_id':" + stack + ",'status':'done','detail':'full'")),
                        "cards"))
                .contains(card);
        assertThat(alice().failure("deck_get_cards", on(board, ",'stack_id':" + NONE)))
                .contains("has no stack");
    }

    @Test
    @DisplayName("archive, bring back and delete cards")
    void archive() {
        int card = newCard("Altes");
        alice().success("deck_archive_card", at(card, ""));
        assertThat(alice().success("deck_get_archived_stacks", on(board, "")).toString())
                .contains("Altes");
        assertThat(alice().failure("deck_get_archived_stacks", on(NONE, ""))).contains("the board 99999");
        assertThat(alice().failure("deck_reorder_card", at(card, ",'order':0,'target_stack_id':" + other)))
                .contains("is archived");
        alice().success("deck_unarchive_card", at(card, ""));
        assertThat(bob().failure("deck_archive_card", at(card, ""))).contains("the card " + card);
        assertThat(bob().failure("deck_unarchive_card", at(card, ""))).contains("the card " + card);

        assertThat(alice().success("deck_delete_card", at(card, "")).getString("title"))
                .isEqualTo("Altes");
        assertThat(alice().failure("deck_delete_card", at(card, ""))).contains("deleted ones", "restore");
    }

    @Test
    @DisplayName("move cards, and never by accident")
    void moves() {
        int card = newCard("Wandert");
        int label = alice().success("deck_create_label", on(board, ",'title':'zerbrechlich','color':'AA0000'"))
                .getInt("id");
        alice().success("deck_assign_label_to_card", at(card, ",'label_id':" + label));
        alice().success("deck_reorder_card", at(card, ",'order':0,'target_stack_id':" + other));
        assertThat(alice().failure("deck_update_card", at(card, ",'title':'x'")))
                .as("it is no longer in that stack")
                .contains("not in stack " + stack + " but in stack " + other);

        int elsewhere = alice().success("deck_create_board", json("{'title':'Woanders','color':'0000ff'}"))
                .getInt("id");
        int there = newStack(elsewhere, "Da", 1);
        String move = json(
                "{'source_board_id':%d,'source_stack_id':%d,'card_id':%d,'target_board_id':%d,'target_stack_id':%d}");
        assertThat(alice().failure("deck_move_card_to_board", move.formatted(board, other, card, elsewhere, stack)))
                .contains("not on board " + elsewhere);
        JsonObject moved =
                alice().success("deck_move_card_to_board", move.formatted(board, other, card, elsewhere, there));
        assertThat(moved.getJsonArray("labels_lost")).isEmpty();
        assertThat(moved.getJsonObject("card").getString("duedate")).isEqualTo("2027-01-31T18:00:00+01:00");
        assertThat(alice().success("deck_get_labels", on(elsewhere, "")).toString())
                .contains("zerbrechlich");
    }

    @Test
    @DisplayName("make, change, put on, take off and delete labels")
    void labels() {
        int card = newCard("Bunt");
        int label = alice().success("deck_create_label", on(board, ",'title':'eilig','color':'#ff0000'"))
                .getInt("id");
        assertThat(alice().failure("deck_create_label", on(board, ",'title':'eilig','color':'#ff0000'")))
                .contains("unique");
        assertThat(alice().failure("deck_get_labels", on(NONE, ""))).contains("the board 99999");
        assertThat(alice().success("deck_get_label", on(board, ",'label_id':" + label))
                        .getString("title"))
                .isEqualTo("eilig");
        assertThat(alice().failure("deck_get_label", on(board, ",'label_id':" + NONE)))
                .contains("the label 99999");
        assertThat(alice().success("deck_update_label", on(board, ",'label_id':" + label + ",'title':'sofort'"))
                        .getString("color"))
                .isEqualTo("FF0000");
        assertThat(alice().failure("deck_update_label", on(board, ",'label_id':" + NONE + ",'title':'x'")))
                .contains("the label 99999");

        alice().success("deck_assign_label_to_card", at(card, ",'label_id':" + label));
        assertThat(alice().success("deck_get_cards", on(board, ",'stack_id':" + stack + ",'label':'sofort'"))
                        .getInt("total"))
                .isEqualTo(1);
        assertThat(alice().failure("deck_assign_label_to_card", at(card, ",'label_id':" + NONE)))
                .contains("the label 99999");
        alice().success("deck_remove_label_from_card", at(card, ",'label_id':" + label));
        assertThat(alice().failure("deck_remove_label_from_card", at(card, ",'label_id':" + NONE)))
                .contains("the label 99999");
        alice().success("deck_delete_label", on(board, ",'label_id':" + label));
        assertThat(alice().failure("deck_delete_label", on(board, ",'label_id':" + label)))
                .contains("the label " + label);
    }

    @Test
    @DisplayName("assign people who can see the board")
    void people() {
        int card = newCard("Für jemand");
        alice().success("deck_assign_user_to_card", at(card, ",'user_id':'alice'"));
        assertThat(alice().success("deck_get_card", at(card, ""))
                        .getJsonArray("assigned_users")
                        .getString(0))
                .isEqualTo("alice");
        assertThat(alice().failure("deck_assign_user_to_card", at(card, ",'user_id':'carol'")))
                .contains("not part of the board");
        alice().success("deck_unassign_user_from_card", at(card, ",'user_id':'alice'"));
        assertThat(alice().failure("deck_unassign_user_from_card", at(card, ",'user_id':'alice'")))
                .contains("Nobody is assigned");
    }

    @Test
    @DisplayName("note that cards depend on each other where Deck can, and say which Deck can where it cannot")
    void dependent() {
        int card = newCard("Streichen");
        int before = newCard("Farbe kaufen");
        String both = at(card, ",'dependent_card_id':" + before);
        assertThat(alice().failure("deck_assign_dependent_card", both)).contains("Deck 1.18");
        assertThat(alice().failure("deck_remove_dependent_card", both)).contains("Deck 1.18");

        nextcloud().world().install(DeckApp.DEPENDENT_CARDS);
        try {
            assertThat(alice().success("deck_assign_dependent_card", both)
                            .getJsonArray("dependent_cards")
                            .getInt(0))
                    .isEqualTo(before);
            assertThat(alice().success("deck_get_card", at(card, ""))
                            .getJsonArray("dependent_cards")
                            .getInt(0))
                    .isEqualTo(before);
            assertThat(alice().success("deck_remove_dependent_card", both).getJsonArray("dependent_cards"))
                    .isEmpty();
        } finally {
            nextcloud().world().remove(DeckApp.DEPENDENT_CARDS);
        }
    }

    @Test
    @DisplayName("comment on cards")
    void comments() {
        int card = newCard("Gespräch");
        String at = "{'card_id':" + card;
        int first = alice().success("deck_create_card_comment", json(at + ",'message':'Hallo @bob ü 🎯'}"))
                .getJsonArray("ids")
                .getInt(0);
        JsonObject split = alice().success(
                        "deck_create_card_comment",
                        json(at + ",'overflow':'split','message':'" + "lang ".repeat(300) + "'}"));
        assertThat(split.getJsonArray("ids")).hasSize(2);
        assertThat(alice().failure("deck_create_card_comment", json(at + ",'message':'" + "x".repeat(1001) + "'}")))
                .contains("1 more");

        JsonObject page = alice().success("deck_get_card_comments", json(at + ",'limit':2}"));
        assertThat(page.getInt("next_offset")).isEqualTo(2);
        assertThat(alice().success("deck_get_card_comments", json(at + ",'limit':2,'offset':2}"))
                        .getJsonArray("comments")
                        .getJsonObject(0)
                        .getString("message"))
                .isEqualTo("Hallo @bob ü 🎯");
        assertThat(bob().failure("deck_get_card_comments", json(at + "}"))).contains("may not see it");

        String one = at + ",'comment_id':" + first;
        assertThat(alice().success("deck_update_card_comment", json(one + ",'message':'Neu'}"))
                        .getString("message"))
                .isEqualTo("Neu");
        assertThat(alice().failure("deck_update_card_comment", json(at + ",'comment_id':99999,'message':'x'}")))
                .contains("the comment 99999");
        alice().success("deck_delete_card_comment", json(one + "}"));
        assertThat(alice().failure("deck_delete_card_comment", json(one + "}"))).contains("the comment " + first);
    }

    @Test
    @DisplayName("put files and notes on cards and take them off, the files themselves staying")
    void attachments() {
        int card = newCard("Mit Anhang");
        alice().success("nc_webdav_write_file", json("{'path':'Deck: Plan ü 1.txt','content':'Plan'}"));
        String attach = "{'card_id':" + card;
        int file = alice().success("deck_attach_file", json(attach + ",'path':'Deck: Plan ü 1.txt'}"))
                .getInt("attachment_id");
        assertThat(alice().failure("deck_attach_file", json(attach + ",'path':'missing.txt'}")))
                .contains("There is no file");
        assertThat(alice().failure("deck_attach_file", json("{'card_id':99999,'path':'Deck: Plan ü 1.txt'}")))
                .contains("the card 99999");

        int note = alice().success("nc_notes_create_note", json("{'title':'Zum Umzug','content':'x','category':''}"))
                .getInt("id");
        alice().success("deck_attach_note", json(attach + ",'note_id':" + note + "}"));
        assertThat(alice().failure("deck_attach_note", json(attach + ",'note_id':99999}")))
                .contains("no note 99999");

        JsonObject all = alice().success("deck_list_attachments", at(card, ""));
        assertThat(all.getInt("total")).isEqualTo(2);
        assertThat(bob().failure("deck_list_attachments", at(card, ""))).contains("the card " + card);
        alice().success("deck_delete_attachment", at(card, ",'attachment_id':" + file));
        assertThat(alice().failure("deck_delete_attachment", at(card, ",'attachment_id':" + file)))
                .contains("no such attachment");
        assertThat(alice().success("nc_webdav_read_file", json("{'path':'Deck: Plan ü 1.txt'}"))
                        .toString())
                .contains("Plan");
    }
}
