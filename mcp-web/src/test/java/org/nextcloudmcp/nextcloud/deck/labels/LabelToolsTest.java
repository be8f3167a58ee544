package org.nextcloudmcp.nextcloud.deck.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;

@DisplayName("The tools for labels")
class LabelToolsTest {

    private static final String BOARD = "/index.php/apps/deck/api/v1.0/boards/2";

    @Test
    @DisplayName("list the labels of a board, and read one")
    void read() {
        var nextcloud = ScriptedNextcloud.answering("deck/09-board-get", "deck/59-label-get");

        assertThat(nextcloud.success(GetLabels::new, json("{'board_id':2}")).getInt("total"))
                .isEqualTo(4);
        assertThat(nextcloud.success(GetLabel::new, json("{'board_id':2,'label_id':28}")))
                .isEqualTo(json("{'id':28,'title':'urgent','color':'ff0000'}"));
        assertThat(nextcloud.asked()).containsExactly("GET " + BOARD, "GET " + BOARD + "/labels/28");
    }

    @Test
    @DisplayName("do not take a label of another board for one of this")
    void otherBoard() {
        var nextcloud = ScriptedNextcloud.answering("deck/59-label-get");

        assertThat(nextcloud.failure(GetLabel::new, json("{'board_id':7,'label_id':28}")))
                .contains("not one of board 7 but of board 2");
    }

    @Test
    @DisplayName("create a label, and pass on that its title is taken")
    void create() {
        var nextcloud = ScriptedNextcloud.answering("deck/56-label-create", "deck/57-label-create-duplicate-title");
        var urgent = json("{'board_id':2,'title':'urgent','color':'ff0000'}");

        assertThat(nextcloud.success(CreateLabel::new, urgent).getInt("id")).isEqualTo(28);
        assertThat(nextcloud.failure(CreateLabel::new, urgent)).contains("title must be unique");
    }

    @Test
    @DisplayName("change the title of a label and keep its colour")
    void update() {
        var nextcloud = ScriptedNextcloud.answering("deck/59-label-get", "deck/60-label-update");

        nextcloud.success(UpdateLabel::new, json("{'board_id':2,'label_id':28,'title':'very urgent'}"));

        assertThat(nextcloud.last().body().orElseThrow().bytes())
                .asString()
                .isEqualTo("{\"title\":\"very urgent\",\"color\":\"ff0000\"}");
    }

    @Test
    @DisplayName("delete a label and say which it was")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("deck/59-label-get", "deck/67-label-delete");

        assertThat(nextcloud
                        .call(DeleteLabel::new, json("{'board_id':2,'label_id':28}"))
                        .toString())
                .contains("urgent", "cannot be restored");
        assertThat(nextcloud.asked()).endsWith("DELETE " + BOARD + "/labels/28");
    }

    @Test
    @DisplayName("put a label on a card and take it off")
    void onCard() {
        var arguments = json("{'board_id':2,'stack_id':9,'card_id':12,'label_id':28}");
        var put = ScriptedNextcloud.answering(
                "deck/30-card-get", "deck/35-stack-get", "deck/59-label-get", "deck/61-label-assign");
        put.success(AssignLabelToCard::new, arguments);
        assertThat(put.asked()).endsWith("PUT " + BOARD + "/stacks/9/cards/12/assignLabel");
        assertThat(put.last().body().orElseThrow().bytes()).asString().isEqualTo("{\"labelId\":28}");

        var taken = ScriptedNextcloud.answering(
                "deck/30-card-get", "deck/35-stack-get", "deck/59-label-get", "deck/65-label-remove");
        taken.success(RemoveLabelFromCard::new, arguments);
        assertThat(taken.asked()).endsWith("PUT " + BOARD + "/stacks/9/cards/12/removeLabel");
    }

    @Test
    @DisplayName("send no label that there is not")
    void noLabel() {
        var nextcloud =
                ScriptedNextcloud.answering("deck/30-card-get", "deck/35-stack-get", "deck/68-label-get-deleted");

        assertThat(nextcloud.failure(
                        AssignLabelToCard::new, json("{'board_id':2,'stack_id':9,'card_id':12,'label_id':28}")))
                .contains("the label 28");
        assertThat(nextcloud.requests).allMatch(request -> request.method().equals("GET"));
    }
}
