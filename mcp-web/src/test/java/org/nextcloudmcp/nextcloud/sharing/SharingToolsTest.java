package org.nextcloudmcp.nextcloud.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.nextcloud.Recorded;
import org.nextcloudmcp.nextcloud.ScriptedNextcloud;
import org.nextcloudmcp.tools.ToolContent;
import org.nextcloudmcp.tools.ToolResult;

@DisplayName("The sharing tools")
class SharingToolsTest {

    private static final String SHARES = "/ocs/v2.php/apps/files_sharing/api/v1/shares";

    @Test
    @DisplayName("make a share, and tell what was made of the permissions")
    void create() {
        var nextcloud =
                ScriptedNextcloud.answering("sharing/01-list-empty", "sharing/24-create-permissions-31-on-a-file");

        var result = (ToolResult.Success)
                nextcloud.call(CreateShare::new, json("{'path':'shared/a.txt','share_with':'carol','permissions':31}"));

        assertThat(nextcloud.asked())
                .containsExactly(
                        "GET " + SHARES + "?format=json&path=%2Fshared%2Fa.txt", "POST " + SHARES + "?format=json");
        assertThat(body(nextcloud))
                .isEqualTo(json("{'path':'/shared/a.txt','shareType':0,'shareWith':'carol','permissions':31}"));
        assertThat(result.structuredContent().getString("status")).isEqualTo("created");
        assertThat(result.structuredContent().getJsonObject("share"))
                .isEqualTo(json(
                        "{'id':13,'type':'user','path':'shared/a.txt','folder':false,'file_id':184,'owner':'alice',"
                                + "'owner_name':'Alice Test','shared_with':'carol','shared_with_name':'Carol Test',"
                                + "'permissions':19,'can':['read','update','share'],'created':'2026-11-21T09:30:27Z',"
                                + "'password_protected':false,'page':'https://cloud.example.org/f/184'}"));
        assertThat(words(result)).contains("You asked for read, update, create, delete, share (31)");
    }

    @Test
    @DisplayName("say that a share existed already, and compare its permissions with those asked for")
    void existed() {
        var nextcloud = ScriptedNextcloud.answering("sharing/28-list-of-path", "sharing/03-create-user-share-again");

        var result = (ToolResult.Success)
                nextcloud.call(CreateShare::new, json("{'path':'/single.txt','share_with':'bob','permissions':3}"));

        assertThat(result.structuredContent().getString("status")).isEqualTo("existed");
        assertThat(words(result))
                .contains("existed already as share 3", "You asked for read, update (3)", "nc_share_update");
    }

    @ParameterizedTest
    @DisplayName("ask nothing of Nextcloud for a share that cannot be")
    @CsvSource(
            delimiter = '|',
            value = {
                "'path':'a'                                        | share_with is missing",
                "'path':'a','share_type':3,'share_with':'bob'      | no meaning",
                "'path':'a','share_type':2,'share_with':'bob'      | no share_type 2",
                "'path':'a','share_with':'bob','permissions':2     | do not include reading",
                "'path':'/','share_with':'bob'                     | root folder",
                "'path':'../b','share_with':'bob'                  | segment",
            })
    void impossible(String arguments, String words) {
        var nextcloud = ScriptedNextcloud.answering();

        assertThat(nextcloud.failure(CreateShare::new, json("{" + arguments + "}")))
                .contains(words);
        assertThat(nextcloud.tokens).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("pass on the reason of a refusal, whatever its status")
    @CsvSource(
            delimiter = '|',
            value = {
                "15-create-path-not-found               | Wrong path, file/folder does not exist",
                "17-create-unknown-user                 | Please specify a valid account to share with",
                "18-create-unknown-group                | Please specify a valid group",
                "20-create-with-oneself                 | Cannot share with yourself",
                "23-create-permissions-99               | Valid permissions are required",
                "68-reshare-without-share-permission    | You are not allowed to share noreshare.txt",
                "14-create-email-share-app-disabled     | Failed to create share",
            })
    void refused(String sample, String words) {
        assertThat(ScriptedNextcloud.answering("sharing/01-list-empty", "sharing/" + sample)
                        .failure(CreateShare::new, json("{'path':'a.txt','share_with':'x'}")))
                .contains(words);
    }

    @Test
    @DisplayName("make a link that ends at the first midnight behind the time asked for, and say so")
    void link() {
        var nextcloud = ScriptedNextcloud.answering("sharing/10-create-public-link-expiry-tomorrow-with-time");

        var result = (ToolResult.Success)
                nextcloud.call(at("2026-11-21T09:30:27Z"), json("{'path':'shared/a.txt','expires_in_minutes':90}"));

        assertThat(body(nextcloud))
                .isEqualTo(json("{'path':'/shared/a.txt','shareType':3,'permissions':1,'expireDate':'2026-11-22'}"));
        assertThat(result.structuredContent().getString("url")).isEqualTo("http://127.0.0.1:8888/s/4fBYGcXedQW2DmF");
        assertThat(result.structuredContent().getString("expires")).isEqualTo("2026-11-22");
        assertThat(words(result))
                .contains("until the beginning of 2026-11-22", "not for 90 minutes", "Delete share 11")
                .doesNotContain("4fBYGcXedQW2DmF");
    }

    @Test
    @DisplayName("take the next midnight where that day has begun already, but only where it can have")
    void linkEastOfGreenwich() {
        var past = "sharing/11-create-public-link-expiry-today";
        var east = ScriptedNextcloud.answering(past, "sharing/10-create-public-link-expiry-tomorrow-with-time");
        east.success(at("2026-11-21T11:00:00Z"), json("{'path':'a'}"));
        assertThat(body(east).getString("expireDate")).isEqualTo("2026-11-23");

        var nowhere = ScriptedNextcloud.answering(past);
        assertThat(nowhere.failure(at("2026-11-21T09:00:00Z"), json("{'path':'a'}")))
                .contains("Expiration date is in the past");
    }

    @Test
    @DisplayName("count days where the account is, if it says where")
    void linkInTheAccountsZone() {
        assertThat(LinkEnd.of(Instant.parse("2026-11-21T21:50:00Z"), 30, Optional.of(ZoneId.of("Africa/Cairo"))))
                .as("00:20 there")
                .isEqualTo(new LinkEnd(LocalDate.of(2026, 11, 23), false));
        assertThat(LinkEnd.of(Instant.parse("2026-11-21T21:50:00Z"), 5, Optional.of(ZoneId.of("Africa/Cairo"))))
                .isEqualTo(new LinkEnd(LocalDate.of(2026, 11, 22), false));
        assertThat(LinkEnd.of(Instant.parse("2026-11-22T01:00:00Z"), 30, Optional.of(ZoneId.of("America/New_York"))))
                .isEqualTo(new LinkEnd(LocalDate.of(2026, 11, 22), false));
    }

    @ParameterizedTest
    @DisplayName("pass on what the administrator's rules for links say")
    @CsvSource(
            delimiter = '|',
            value = {
                "64-policy-link-password-required | Passwords are enforced",
                "65-policy-link-expiry-too-far    | more than 7 days",
                "67-policy-links-forbidden        | disabled by the administrator",
            })
    void policy(String sample, String words) {
        assertThat(ScriptedNextcloud.answering("sharing/" + sample)
                        .failure(at("2026-11-21T09:00:00Z"), json("{'path':'a'}")))
                .contains(words);
    }

    @Test
    @DisplayName("never show the hash of a password, in whatever member it stands")
    void hashes() {
        var nextcloud = ScriptedNextcloud.answering("sharing/08-create-public-link-password-expiry-label");

        var result = (ToolResult.Success)
                nextcloud.call(at("2026-11-21T09:00:00Z"), json("{'path':'shared','password':'S3cret-link-pw'}"));

        assertThat(result.toString() + result.structuredContent())
                .doesNotContain("argon2id")
                .doesNotContain("S3cret-link-pw");
        assertThat(result.structuredContent().getBoolean("password_protected")).isTrue();
    }

    @Test
    @DisplayName("list shares without the addresses of links, page by page")
    void list() {
        var first = ScriptedNextcloud.answering("sharing/28-list-of-path")
                .success(ListShares::new, json("{'path':'single.txt','limit':2}"));

        assertThat(ids(first)).containsExactly(3, 9);
        assertThat(first.toString()).doesNotContain("KYsSBbN43zzsCEs").doesNotContain("HDpFqignq4f5KWy");
        assertThat(first.getInt("total")).isEqualTo(3);
        var second = ScriptedNextcloud.answering("sharing/28-list-of-path")
                .success(
                        ListShares::new,
                        json("{'path':'single.txt','limit':2,'cursor':'" + first.getString("next_cursor") + "'}"));
        assertThat(ids(second)).containsExactly(14);
        assertThat(second.containsKey("next_cursor")).isFalse();
    }

    @Test
    @DisplayName("list what others share with the user")
    void received() {
        var nextcloud = ScriptedNextcloud.answering("sharing/33-list-shared-with-me-empty");

        assertThat(nextcloud
                        .success(ListShares::new, json("{'shared_with_me':true}"))
                        .getJsonArray("shares"))
                .isEmpty();
        assertThat(nextcloud.asked()).containsExactly("GET " + SHARES + "?format=json&shared_with_me=true");
        assertThat(ScriptedNextcloud.answering("sharing/31-list-of-path-not-found")
                        .failure(ListShares::new, json("{'path':'none.txt'}")))
                .contains("Wrong path");
    }

    @Test
    @DisplayName("show one share out of the list of one")
    void get() {
        assertThat(ScriptedNextcloud.answering("sharing/34-get-one")
                        .success(GetShare::new, json("{'share_id':3}"))
                        .getString("path"))
                .isEqualTo("single.txt");
        assertThat(ScriptedNextcloud.answering("sharing/37-get-not-found")
                        .failure(GetShare::new, json("{'share_id':99999}")))
                .contains("Wrong share ID");
    }

    @Test
    @DisplayName("change permissions and tell those before")
    void update() {
        var nextcloud = ScriptedNextcloud.answering("sharing/34-get-one", "sharing/39-update-permissions");

        var result = (ToolResult.Success) nextcloud.call(UpdateShare::new, json("{'share_id':3,'permissions':3}"));

        assertThat(body(nextcloud)).isEqualTo(json("{'permissions':3}"));
        assertThat(words(result)).contains("gives read, update (3) now; before it gave read (1)");
        assertThat(ScriptedNextcloud.answering("sharing/35-get-one-as-receiver", "sharing/47-update-by-receiver")
                        .failure(UpdateShare::new, json("{'share_id':3,'permissions':3}")))
                .contains("You are not allowed to edit incoming shares");
    }

    @Test
    @DisplayName("end a share of the user's own and say which it was")
    void delete() {
        var nextcloud = ScriptedNextcloud.answering("sharing/34-get-one", "sharing/58-delete");

        var result = (ToolResult.Success) nextcloud.call(DeleteShare::new, json("{'share_id':3}"));

        assertThat(nextcloud.asked())
                .containsExactly("GET " + SHARES + "/3?format=json", "DELETE " + SHARES + "/3?format=json");
        assertThat(words(result)).contains("Ended share 3 of single.txt with Bob Test");
    }

    @Test
    @DisplayName("end a received share only if the user knows that it ends for its owner too")
    void deleteReceived() {
        var received =
                "{\"ocs\":{\"data\":[{\"id\":\"7\",\"share_type\":0,\"uid_owner\":\"bob\",\"displayname_owner\":\"Bob\","
                        + "\"uid_file_owner\":\"bob\",\"path\":\"/b.txt\",\"permissions\":1,\"share_with\":\"alice\"}]}}";
        var nextcloud = new ScriptedNextcloud().then(Recorded.made(200, "application/json", received));

        assertThat(nextcloud.failure(DeleteShare::new, json("{'share_id':7}")))
                .contains("made by Bob", "for its owner too", "Nothing was changed", "received_too");
        assertThat(nextcloud.asked()).containsExactly("GET " + SHARES + "/7?format=json");

        nextcloud
                .then(Recorded.made(200, "application/json", received))
                .then(Recorded.answer("sharing/57-delete-by-receiver-removes-the-share"));
        nextcloud.success(DeleteShare::new, json("{'share_id':7,'received_too':true}"));
    }

    private static Supplier<CreatePublicLink> at(String now) {
        return () -> new CreatePublicLink(Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static Iterable<Integer> ids(JsonObject answer) {
        return answer.getJsonArray("shares").getValuesAs(JsonValue::asJsonObject).stream()
                .map(share -> share.getInt("id"))
                .toList();
    }

    private static String words(ToolResult.Success result) {
        return ((ToolContent.Text) result.content().get(0)).text();
    }

    private static JsonObject body(ScriptedNextcloud nextcloud) {
        return json(new String(nextcloud.last().body().orElseThrow().bytes(), StandardCharsets.UTF_8));
    }
}
