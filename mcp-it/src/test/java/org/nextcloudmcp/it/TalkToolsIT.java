package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.standin.talk.TalkApp;

@DisplayName("The tools for Talk")
class TalkToolsIT extends ToolCoverage {
    TalkToolsIT(StrictStage stage) {
        super(stage, "talk_.*");
    }

    @Test
    @DisplayName("create conversations, and find the one of two again")
    void create() {
        JsonObject two = alice().success("talk_create_conversation", "{\"room_type\":1,\"invite\":\"carol\"}");
        assertThat(two.getString("status")).isEqualTo("created");
        JsonObject again = carol().success("talk_create_conversation", "{\"room_type\":1,\"invite\":\"alice\"}");
        assertThat(again.getString("status")).isEqualTo("existed");
        assertThat(again.getJsonObject("conversation").getString("token"))
                .isEqualTo(two.getJsonObject("conversation").getString("token"));
        assertThat(alice().failure("talk_create_conversation", "{\"room_type\":1,\"invite\":\"nobody\"}"))
                .contains("no user or group");
        assertThat(alice().failure("talk_create_conversation", "{}")).contains("room_name");
    }

    @Test
    @DisplayName("list conversations page by page, and only the user's own")
    void list() {
        String token = room("Listed");
        room("Listed too");
        JsonObject first = alice().success("talk_list_conversations", "{\"limit\":1}");
        assertThat(first.getString("next_cursor")).isNotBlank();
        assertThat(alice().success("talk_get_conversation", "{\"token\":\"" + token + "\"}")
                        .getString("name"))
                .isEqualTo("Listed");
        assertThat(bob().failure("talk_get_conversation", "{\"token\":\"" + token + "\"}"))
                .contains("no conversation " + token);
        assertThat(alice().failure("talk_list_conversations", "{\"cursor\":\"x\"}"))
                .contains("cursor");
    }

    @Test
    @DisplayName("send messages that the others read with names, and mark them as read")
    void messages() {
        String token = room("Messages");
        add(token, "bob");
        long sent = alice().success(
                        "talk_send_message", "{\"token\":\"" + token + "\",\"message\":\"Hi @bob 👋\\r\\n**x**\"}")
                .getInt("id");
        long reply = bob().success(
                        "talk_send_message",
                        "{\"token\":\"" + token + "\",\"message\":\"yes\",\"reply_to\":" + sent + ",\"silent\":true}")
                .getInt("id");

        JsonObject read = alice().success("talk_get_messages", "{\"token\":\"" + token + "\",\"limit\":2}");
        assertThat(read.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getString("text"))
                .containsExactly("Hi @Bob Example 👋\r\n**x**", "yes");
        assertThat(read.getJsonArray("messages")
                        .getJsonObject(1)
                        .getJsonObject("reply_to")
                        .getInt("id"))
                .isEqualTo((int) sent);
        JsonObject older = alice().success(
                        "talk_get_messages",
                        "{\"token\":\"" + token + "\",\"last_known_message_id\":" + read.getInt("last_known_message_id")
                                + "}");
        assertThat(older.getJsonArray("messages").getJsonObject(0).getString("kind"))
                .isEqualTo("system");
        assertThat(alice().success(
                                "talk_get_messages",
                                "{\"token\":\"" + token + "\",\"last_known_message_id\":"
                                        + older.getInt("last_known_message_id") + "}")
                        .getJsonArray("messages"))
                .isEmpty();

        assertThat(unread(token)).isEqualTo(1);
        assertThat(alice().success("talk_mark_as_read", "{\"token\":\"" + token + "\"}")
                        .getInt("last_read_message"))
                .isEqualTo((int) reply);
        assertThat(unread(token)).isZero();
    }

    @Test
    @DisplayName("name why nothing can be sent or read")
    void refused() {
        String token = room("Refused");
        add(token, "bob");
        assertThat(alice().failure("talk_send_message", "{\"token\":\"none1234\",\"message\":\"x\"}"))
                .contains("no conversation none1234");
        assertThat(alice().failure(
                                "talk_send_message",
                                "{\"token\":\"" + token + "\",\"message\":\"x\",\"reply_to\":999999}"))
                .contains("reason: reply-to");
        assertThat(carol().failure("talk_get_messages", "{\"token\":\"" + token + "\"}"))
                .contains("no conversation");
        assertThat(carol().failure("talk_mark_as_read", "{\"token\":\"" + token + "\"}"))
                .contains("no conversation");

        nextcloud().world().set(TalkApp.READ_ONLY, token);
        assertThat(bob().failure("talk_send_message", "{\"token\":\"" + token + "\",\"message\":\"x\"}"))
                .contains("read-only");
        nextcloud().world().set(TalkApp.READ_ONLY, "");
        nextcloud().world().set(TalkApp.LOBBY, token);
        assertThat(bob().failure("talk_get_messages", "{\"token\":\"" + token + "\"}"))
                .contains("lobby");
        assertThat(bob().failure("talk_list_participants", "{\"token\":\"" + token + "\"}"))
                .contains("lobby");
        nextcloud().world().set(TalkApp.LOBBY, "");
    }

    @Test
    @DisplayName("add participants, which only moderators can, and list them")
    void participants() {
        String token = room("Participants");
        add(token, "bob");
        alice().success(
                        "talk_add_participant",
                        "{\"token\":\"" + token + "\",\"participant\":\"guest@example.org\",\"source\":\"emails\"}");
        JsonObject all = bob().success("talk_list_participants", "{\"token\":\"" + token + "\",\"limit\":2}");
        assertThat(all.getInt("total")).isEqualTo(3);
        assertThat(all.getJsonArray("participants").getValuesAs(JsonObject.class))
                .extracting(participant -> participant.getString("role"))
                .containsExactly("owner", "user");
        assertThat(bob().failure("talk_add_participant", "{\"token\":\"" + token + "\",\"participant\":\"carol\"}"))
                .contains("Only moderators");
        assertThat(alice().failure("talk_add_participant", "{\"token\":\"" + token + "\",\"participant\":\"nobody\"}"))
                .contains("no “nobody”");
    }

    @Test
    @DisplayName("react, list reactions and take them back")
    void reactions() {
        String token = room("Reactions");
        add(token, "bob");
        long id = alice().success("talk_send_message", "{\"token\":\"" + token + "\",\"message\":\"x\"}")
                .getInt("id");
        String thumb = "{\"token\":\"" + token + "\",\"message_id\":" + id + ",\"reaction\":\"👍🏽\"}";
        alice().success("talk_react", thumb);
        JsonObject both = bob().success("talk_react", thumb);
        assertThat(both.getJsonArray("reactions").getJsonObject(0).getJsonArray("people"))
                .hasSize(2);
        assertThat(alice().success("talk_list_reactions", "{\"token\":\"" + token + "\",\"message_id\":" + id + "}"))
                .isEqualTo(both);
        bob().success("talk_remove_reaction", thumb);
        assertThat(bob().failure("talk_remove_reaction", thumb)).contains("no such reaction");
        assertThat(bob().failure("talk_react", thumb.replace("👍🏽", "ok"))).contains("not one emoji");
        assertThat(carol().failure("talk_list_reactions", "{\"token\":\"" + token + "\",\"message_id\":" + id + "}"))
                .contains("no such message");
    }

    private int unread(String token) {
        return alice().success("talk_get_conversation", "{\"token\":\"" + token + "\"}")
                .getInt("unread_messages");
    }

    private String room(String name) {
        return alice().success("talk_create_conversation", "{\"room_name\":\"" + name + "\"}")
                .getJsonObject("conversation")
                .getString("token");
    }

    private void add(String token, String user) {
        alice().success("talk_add_participant", "{\"token\":\"" + token + "\",\"participant\":\"" + user + "\"}");
    }
}
