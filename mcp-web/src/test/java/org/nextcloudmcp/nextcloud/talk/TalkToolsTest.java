package org.nextcloudmcp.nextcloud.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.nextcloud.NextcloudResponse;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("The Talk tools")
class TalkToolsTest {

    private static final String ROOM = "/ocs/v2.php/apps/spreed/api/v4/room";
    private static final String CHAT = "/ocs/v2.php/apps/spreed/api/v1/chat/";
    private static final String REACTION = "/ocs/v2.php/apps/spreed/api/v1/reaction/";
    private static final String MESSAGE = "{'id':41,'token':'abcd1234','actorType':'users','actorId':'bob',"
            + "'actorDisplayName':'Bob','timestamp':1795253449,'systemMessage':'','messageType':'comment',"
            + "'referenceId':'','message':'{mention-user1}: see {file}, not {unknown}','messageParameters':{"
            + "'mention-user1':{'type':'user','id':'alice','name':'Alice'},"
            + "'file':{'type':'file','id':'186','name':'{mention-user1}.txt','path':'Talk/a.txt'}},"
            + "'reactions':{'👍':2},'reactionsSelf':['👍'],"
            + "'parent':{'id':40,'actorDisplayName':'Alice','message':'{mention-call}?',"
            + "'messageParameters':{'mention-call':{'type':'call','name':'Team'}}}}";
    private static final String CONVERSATION = "{'id':1,'token':'abcd1234','type':2,'name':'Team','displayName':'Team',"
            + "'description':'d','participantType':1,'lastActivity':1795253449,'unreadMessages':3,'unreadMention':true,"
            + "'lastReadMessage':38,'isFavorite':false,'readOnly':0,'lobbyState':0,'hasPassword':false,'hasCall':false,"
            + "'sessionId':'secret','attendeePin':'4711','lastMessage':" + MESSAGE + "}";

    @Test
    @DisplayName("list conversations, the latest first, without secrets of calls")
    void conversations() {
        var nextcloud = new ScriptedNextcloud()
                .then(ocs(
                        200,
                        "[" + CONVERSATION + "," + other("zzzz", 1795253500) + "]",
                        Map.of("X-Nextcloud-Talk-Modified-Before", "1795253600")));

        var listed = nextcloud.success(
                ListConversations::new, json("{'modified_since':1795000000,'include_status':true,'limit':1}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET " + ROOM + "?format=json&noStatusUpdate=1&includeStatus=true&modifiedSince=1795000000");
        assertThat(tokens(listed)).containsExactly("zzzz");
        assertThat(listed.getInt("as_of")).isEqualTo(1795253600);
        var second = new ScriptedNextcloud()
                .then(ocs(200, "[" + CONVERSATION + "," + other("zzzz", 1795253500) + "]"))
                .success(
                        ListConversations::new, json("{'limit':1,'cursor':'" + listed.getString("next_cursor") + "'}"));
        assertThat(tokens(second)).containsExactly("abcd1234");
        var conversation = second.getJsonArray("conversations").getJsonObject(0);
        assertThat(conversation.getString("type")).isEqualTo("group");
        assertThat(conversation.getString("role")).isEqualTo("owner");
        assertThat(conversation.getString("page")).isEqualTo("https://cloud.example.org/call/abcd1234");
        assertThat(conversation.getJsonObject("last_message").getString("text"))
                .isEqualTo("@Alice: see {mention-user1}.txt, not {unknown}");
        assertThat(second.toString()).doesNotContain("4711").doesNotContain("secret");
    }

    @Test
    @DisplayName("read messages quietly, the oldest first, with names in their texts")
    void messages() {
        var nextcloud = new ScriptedNextcloud()
                .then(ocs(
                        200,
                        "[" + MESSAGE + ",{'id':40,'message':'older','messageParameters':[],'reactions':[]}]",
                        Map.of("X-Chat-Last-Given", "40")));

        var page = nextcloud.success(
                GetMessages::new,
                json("{'token':'abcd1234','limit':2,'last_known_message_id':41,'include_last_known':true}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET " + CHAT + "abcd1234?format=json&lookIntoFuture=0&setReadMarker=0"
                                + "&markNotificationsAsRead=0&noStatusUpdate=1&limit=2&lastKnownMessageId=41&includeLastKnown=1");
        assertThat(page.getJsonArray("messages").getValuesAs(JsonObject.class))
                .extracting(message -> message.getInt("id"))
                .containsExactly(40, 41);
        assertThat(page.getInt("last_known_message_id")).isEqualTo(40);
        assertThat(page.getJsonArray("messages").getJsonObject(1))
                .isEqualTo(json("{'id':41,'author':'Bob','author_id':'bob','author_type':'users',"
                        + "'time':'2026-11-21T09:30:49Z','text':'@Alice: see {mention-user1}.txt, not {unknown}',"
                        + "'truncated':false,'kind':'comment','reply_to':{'id':40,'author':'Alice','text':'@Team?'},"
                        + "'reactions':{'👍':2},'own_reactions':['👍'],"
                        + "'files':[{'file_id':'186','name':'{mention-user1}.txt','path':'Talk/a.txt'}],"
                        + "'page':'https://cloud.example.org/call/abcd1234#message_41'}"));
    }

    @Test
    @DisplayName("shorten long messages, and answer the end of the history as an empty page")
    void longAndNone() {
        var page = new ScriptedNextcloud()
                .then(ocs(200, "[{'id':1,'message':'" + "x".repeat(100) + "'}]"))
                .success(GetMessages::new, json("{'token':'abcd','message_max_length':50}"));
        assertThat(page.getJsonArray("messages").getJsonObject(0).getBoolean("truncated"))
                .isTrue();

        var end = new ScriptedNextcloud()
                .then(Recorded.made(304, "application/json", ""))
                .success(GetMessages::new, json("{'token':'abcd','last_known_message_id':1}"));
        assertThat(end).isEqualTo(json("{'messages':[]}"));
    }

    @Test
    @DisplayName("send a message with a reference to know it again")
    void send() {
        var nextcloud = new ScriptedNextcloud().then(ocs(201, MESSAGE));

        nextcloud.success(this::sending, json("{'token':'abcd1234','message':'hi','reply_to':40,'silent':true}"));

        assertThat(nextcloud.asked()).containsExactly("POST " + CHAT + "abcd1234?format=json");
        var body = body(nextcloud);
        assertThat(body.getString("referenceId")).matches("[0-9a-f]{64}");
        assertThat(body.getString("message")).isEqualTo("hi");
        assertThat(body.getInt("replyTo")).isEqualTo(40);
        assertThat(body.getBoolean("silent")).isTrue();
    }

    @Test
    @DisplayName("look for a message whose answer was lost, instead of letting it be sent twice")
    void lost() {
        var nextcloud = new ScriptedNextcloud().thenFails(true);
        nextcloud.then(request -> ocs(
                200,
                "[{'id':42,'message':'hi','referenceId':'"
                        + json(new String(
                                        nextcloud
                                                .requests
                                                .get(0)
                                                .body()
                                                .orElseThrow()
                                                .bytes(),
                                        StandardCharsets.UTF_8))
                                .getString("referenceId")
                        + "'}]"));

        var result = (ToolResult.Success) nextcloud.call(this::sending, json("{'token':'abcd','message':'hi'}"));

        assertThat(words(result)).contains("message 42", "has arrived");
        assertThat(new ScriptedNextcloud()
                        .thenFails(true)
                        .then(ocs(200, "[" + MESSAGE + "]"))
                        .failure(this::sending, json("{'token':'abcd','message':'hi'}")))
                .contains("may still arrive", "talk_get_messages");
        assertThat(new ScriptedNextcloud()
                        .thenFails(false)
                        .failure(this::sending, json("{'token':'abcd','message':'hi'}")))
                .contains("Nothing was changed");
    }

    @ParameterizedTest
    @DisplayName("name the cause of a refusal")
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | {'error':'reply-to'} | reason: reply-to",
                "400 | []                   | does not accept",
                "403 | []                   | read-only",
                "404 | []                   | no conversation abcd",
                "412 | []                   | lobby",
                "413 | []                   | longer than this Nextcloud allows",
                "429 | []                   | too many requests",
            })
    void refusals(int status, String data, String words) {
        assertThat(new ScriptedNextcloud()
                        .then(ocs(status, data))
                        .failure(this::sending, json("{'token':'abcd','message':'hi'}")))
                .contains(words);
    }

    @Test
    @DisplayName("tell a missing app from a missing conversation")
    void missingApp() {
        for (var call : Map.<java.util.function.Supplier<?>, String>of(
                        ListConversations::new, "{}",
                        GetConversation::new, "{'token':'abcd'}",
                        CreateConversation::new, "{'room_name':'x'}",
                        ListReactions::new, "{'token':'abcd','message_id':1}")
                .entrySet()) {
            assertThat(ScriptedNextcloud.answering("general/12-app-not-installed-ocs")
                            .failure(call.getKey(), json(call.getValue())))
                    .contains("Talk is not installed");
        }
    }

    @Test
    @DisplayName("mark as read up to the newest message there was, or up to the one named")
    void read() {
        var nextcloud = new ScriptedNextcloud().then(ocs(200, CONVERSATION)).then(ocs(200, "[]"));

        assertThat(nextcloud
                        .success(MarkAsRead::new, json("{'token':'abcd1234'}"))
                        .getInt("last_read_message"))
                .isEqualTo(41);
        assertThat(nextcloud.asked())
                .containsExactly("GET " + ROOM + "/abcd1234?format=json", "POST " + CHAT + "abcd1234/read?format=json");
        assertThat(body(nextcloud)).isEqualTo(json("{'lastReadMessage':41}"));

        var named = new ScriptedNextcloud().then(ocs(200, "[]"));
        named.success(MarkAsRead::new, json("{'token':'abcd','last_read_message':7}"));
        assertThat(named.requests).hasSize(1);
    }

    @Test
    @DisplayName("create conversations, and say that one with this user existed")
    void create() {
        var group = new ScriptedNextcloud().then(ocs(201, CONVERSATION));
        assertThat(group.success(CreateConversation::new, json("{'room_name':'Team','invite':'team'}"))
                        .getString("status"))
                .isEqualTo("created");
        assertThat(body(group)).isEqualTo(json("{'roomType':2,'roomName':'Team','invite':'team','source':'groups'}"));

        var two = new ScriptedNextcloud().then(ocs(200, CONVERSATION));
        assertThat(two.success(CreateConversation::new, json("{'room_type':1,'invite':'bob'}"))
                        .getString("status"))
                .isEqualTo("existed");
        assertThat(body(two)).isEqualTo(json("{'roomType':1,'invite':'bob'}"));

        var none = new ScriptedNextcloud();
        assertThat(none.failure(CreateConversation::new, json("{'room_type':1,'room_name':'x'}")))
                .contains("invite");
        assertThat(none.failure(CreateConversation::new, json("{}"))).contains("room_name");
        assertThat(none.failure(CreateConversation::new, json("{'room_type':3,'room_name':'x','invite':'bob'}")))
                .contains("talk_add_participant");
        assertThat(none.tokens).isEmpty();
        assertThat(new ScriptedNextcloud()
                        .then(ocs(404, "[]"))
                        .failure(CreateConversation::new, json("{'room_type':1,'invite':'nobody'}")))
                .contains("no user or group");
    }

    @Test
    @DisplayName("add participants from where they come")
    void add() {
        var nextcloud = new ScriptedNextcloud().then(ocs(200, "{'type':3}"));

        assertThat(nextcloud
                        .success(
                                AddParticipant::new, json("{'token':'abcd','participant':'a@b.org','source':'emails'}"))
                        .getString("new_type"))
                .isEqualTo("public");
        assertThat(body(nextcloud)).isEqualTo(json("{'newParticipant':'a@b.org','source':'emails'}"));
        new ScriptedNextcloud()
                .then(ocs(200, "[]"))
                .success(AddParticipant::new, json("{'token':'abcd','participant':'bob'}"));
        assertThat(new ScriptedNextcloud()
                        .failure(AddParticipant::new, json("{'token':'abcd','participant':'bob','source':'emails'}")))
                .contains("e-mail");
        assertThat(new ScriptedNextcloud()
                        .then(ocs(403, "[]"))
                        .failure(AddParticipant::new, json("{'token':'abcd','participant':'bob'}")))
                .contains("Only moderators");
        assertThat(new ScriptedNextcloud()
                        .then(ocs(404, "[]"))
                        .failure(AddParticipant::new, json("{'token':'abcd','participant':'nobody'}")))
                .contains("no “nobody”");
    }

    @Test
    @DisplayName("list participants with their roles")
    void participants() {
        var listed = new ScriptedNextcloud()
                .then(ocs(
                        200,
                        "[{'attendeeId':2,'actorType':'users','actorId':'bob','displayName':'Bob','participantType':3,"
                                + "'inCall':0,'sessionIds':['s']},{'attendeeId':1,'actorType':'users','actorId':'alice',"
                                + "'displayName':'','participantType':1,'inCall':7,'status':'away'}]"))
                .success(ListParticipants::new, json("{'token':'abcd','include_status':true}"));

        assertThat(listed)
                .isEqualTo(json("{'participants':[{'attendee_id':1,'kind':'users','id':'alice','name':'alice',"
                        + "'role':'owner','in_call':true,'status':'away'},{'attendee_id':2,'kind':'users','id':'bob',"
                        + "'name':'Bob','role':'user','in_call':false}],'total':2}"));
    }

    @Test
    @DisplayName("react, take back and list reactions")
    void reactions() {
        var left = "{'👍':[{'actorType':'users','actorId':'bob','actorDisplayName':'Bob','timestamp':1795253449}]}";
        var nextcloud = new ScriptedNextcloud()
                .then(ocs(201, left))
                .then(ocs(200, "[]"))
                .then(ocs(200, left));

        nextcloud.success(React::new, json("{'token':'abcd','message_id':7,'reaction':'👍'}"));
        assertThat(body(nextcloud)).isEqualTo(json("{'reaction':'👍'}"));
        nextcloud.success(RemoveReaction::new, json("{'token':'abcd','message_id':7,'reaction':'👍'}"));
        var listed = nextcloud.success(ListReactions::new, json("{'token':'abcd','message_id':7,'reaction':'👍'}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "POST " + REACTION + "abcd/7?format=json",
                        "DELETE " + REACTION + "abcd/7?format=json&reaction=%F0%9F%91%8D",
                        "GET " + REACTION + "abcd/7?format=json&reaction=%F0%9F%91%8D");
        assertThat(listed.getJsonArray("reactions"))
                .isEqualTo(json("{'a':[{'reaction':'👍','people':[{'kind':'users','id':'bob','name':'Bob',"
                                + "'time':'2026-11-21T09:30:49Z'}]}]}")
                        .getJsonArray("a"));
        assertThat(new ScriptedNextcloud()
                        .then(ocs(404, "[]"))
                        .failure(RemoveReaction::new, json("{'token':'abcd','message_id':7,'reaction':'👍'}")))
                .contains("no such reaction");
        var again = (ToolResult.Success) new ScriptedNextcloud()
                .then(ocs(409, "[]"))
                .then(ocs(200, left))
                .call(React::new, json("{'token':'abcd','message_id':7,'reaction':'👍'}"));
        assertThat(words(again)).contains("already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"👍", "❤️", "👩‍👩‍👧", "🇩🇪", "👋🏽", "1️⃣", "‼️"})
    @DisplayName("take one emoji, however many characters it is made of")
    void emoji(String emoji) {
        assertThat(Emoji.parse(emoji).text()).isEqualTo(emoji);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a", "ok", "👍👍", ":+1:", "1", "é", "👍 "})
    @DisplayName("take nothing else for an emoji")
    void noEmoji(String text) {
        if (text.strip().equals("👍")) {
            assertThat(Emoji.parse(text).text()).isEqualTo("👍");
        } else {
            assertThatThrownBy(() -> Emoji.parse(text)).isInstanceOf(RefusedException.class);
        }
    }

    private SendMessage sending() {
        return new SendMessage(new SecureRandom());
    }

    private static String other(String token, long activity) {
        return "{'token':'" + token + "','type':1,'displayName':'Bob','participantType':3,'lastActivity':" + activity
                + ",'lastMessage':[]}";
    }

    private static Iterable<String> tokens(JsonObject listed) {
        return listed.getJsonArray("conversations").getValuesAs(JsonValue::asJsonObject).stream()
                .map(conversation -> conversation.getString("token"))
                .toList();
    }

    private static NextcloudResponse ocs(int status, String data) {
        return ocs(status, data, Map.of());
    }

    private static NextcloudResponse ocs(int status, String data, Map<String, String> headers) {
        var all = new java.util.HashMap<>(headers);
        all.put("Content-Type", "application/json; charset=utf-8");
        var body = "{'ocs':{'meta':{'status':'x','statuscode':" + status + ",'message':''},'data':" + data + "}}";
        return new NextcloudResponse(status, all, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), false);
    }

    private static String words(ToolResult.Success result) {
        return ((ToolContent.Text) result.content().get(0)).text();
    }

    private static JsonObject body(ScriptedNextcloud nextcloud) {
        return json(new String(nextcloud.last().body().orElseThrow().bytes(), StandardCharsets.UTF_8));
    }
}
