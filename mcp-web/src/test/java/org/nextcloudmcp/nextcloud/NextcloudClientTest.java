package org.nextcloudmcp.nextcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.nextcloudmcp.nextcloud.ScriptedNextcloud.json;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.broker.BrokeredToken;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.CancelledException;
import org.nextcloudmcp.call.ClientInput;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.call.TraceContext;
import org.nextcloudmcp.nextcloud.files.ListDirectory;
import org.nextcloudmcp.nextcloud.files.WriteFile;
import org.nextcloudmcp.nextcloud.users.GetUser;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.tools.ToolArguments;
import org.nextcloudmcp.tools.ToolResult;
import org.nextcloudmcp.tools.ToolsOf;
import org.nextcloudmcp.verification.VerifiedTokens;

@DisplayName("On the way to Nextcloud")
class NextcloudClientTest {

    @Test
    @DisplayName("after a 401 the same request is sent once more, with a new token")
    void renews() {
        var nextcloud = ScriptedNextcloud.answering("general/ocs-no-token", "users/01-current-user")
                .wholeScript();

        assertThat(nextcloud.success(GetUser::new, JsonValue.EMPTY_JSON_OBJECT).getString("id"))
                .isEqualTo("alice");
        assertThat(nextcloud.tokens).containsExactly("first", "second");
        assertThat(nextcloud.requests.get(0)).isEqualTo(nextcloud.requests.get(1));
    }

    @Test
    @DisplayName("a second 401 ends the call: no third token is asked for")
    void givesUp() {
        var nextcloud = ScriptedNextcloud.answering("general/ocs-no-token", "general/ocs-no-token")
                .wholeScript();

        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("refused the access token twice")
                .contains("ask the administrator");
        assertThat(nextcloud.tokens).containsExactly("first", "second");
    }

    @Test
    @DisplayName("one tool call renews its token once, however many requests it makes")
    void renewsOnce() {
        var nextcloud = ScriptedNextcloud.answering(
                        "general/ocs-no-token", "users/01-current-user", "general/dav-no-token")
                .wholeScript();

        assertThat(nextcloud.failure(ListDirectory::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("refused the access token");
        assertThat(nextcloud.tokens).containsExactly("first", "second", "second");
    }

    @Test
    @DisplayName("without a grant the answer is the link to consent, and Nextcloud is not asked")
    void noGrant() {
        for (var outcome : List.of(new BrokeredToken.NotProvisioned(), new BrokeredToken.ReconsentRequired())) {
            var nextcloud = ScriptedNextcloud.answering();
            nextcloud.first = outcome;

            assertThat(nextcloud.call(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                    .isInstanceOf(ToolResult.ConsentRequired.class);
            assertThat(nextcloud.tokens).isEmpty();
        }
    }

    @Test
    @DisplayName("a grant that turns out dead after a 401 leads to the link as well")
    void deadGrant() {
        var nextcloud = ScriptedNextcloud.answering("general/ocs-no-token").wholeScript();
        nextcloud.second = new BrokeredToken.ReconsentRequired();

        assertThat(nextcloud.call(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .isInstanceOf(ToolResult.ConsentRequired.class);
    }

    @Test
    @DisplayName("a narrow grant and an outage of the provider are told apart, each with what to do")
    void otherOutcomes() {
        var nextcloud = ScriptedNextcloud.answering();
        nextcloud.first = new BrokeredToken.ScopesNotGranted(Scopes.of("notes.read"));
        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("notes.read", "revoke_nextcloud_access", "provision_nextcloud_access");

        nextcloud.first = new BrokeredToken.Unavailable(Duration.ofSeconds(7), "the identity provider does not answer");
        assertThat(nextcloud.failure(GetUser::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("the identity provider does not answer", "in 7 seconds");
    }

    @Test
    @DisplayName("an argument that means nothing is told before anything is asked of anybody")
    void argumentsFirst() {
        var nextcloud = ScriptedNextcloud.answering();
        nextcloud.first = new BrokeredToken.NotProvisioned();

        assertThat(nextcloud.failure(ListDirectory::new, json("{'path':'../bob'}")))
                .contains("..");
    }

    @Test
    @DisplayName("a lock is waited for a few times, then told")
    void waitsForLocks() {
        var freed = ScriptedNextcloud.answering("files/80-put-locked-423", "files/06-put-create-only");
        freed.success(() -> new WriteFile(time -> {}), json("{'path':'docs/report.txt','content':'x'}"));
        assertThat(freed.pauses).hasSize(1);

        var held = ScriptedNextcloud.answering(
                "files/80-put-locked-423",
                "files/80-put-locked-423",
                "files/80-put-locked-423",
                "files/80-put-locked-423");
        assertThat(held.failure(() -> new WriteFile(time -> {}), json("{'path':'docs/report.txt','content':'x'}")))
                .contains("locked", "Nothing was changed", "Try again");
        assertThat(held.pauses).hasSize(3);
    }

    @Test
    @DisplayName("a write without an answer is not called undone, a read and a failed connection are")
    void unreachable() {
        var write = json("{'path':'a.txt','content':'x'}");
        assertThat(ScriptedNextcloud.answering().thenFails(true).failure(() -> new WriteFile(time -> {}), write))
                .contains("not known whether");
        assertThat(ScriptedNextcloud.answering().thenFails(false).failure(() -> new WriteFile(time -> {}), write))
                .contains("cannot be reached", "Nothing was changed");
        assertThat(ScriptedNextcloud.answering()
                        .thenFails(true)
                        .failure(ListDirectory::new, JsonValue.EMPTY_JSON_OBJECT))
                .contains("did not answer in time", "Nothing was changed");
    }

    @Test
    @DisplayName("the user's id is asked for once in a while, not at every call")
    void remembersUser() {
        var nextcloud = ScriptedNextcloud.answering("files/46-propfind-depth-1", "files/46-propfind-depth-1");
        var tool = ToolsOf.the(new ListDirectory(), new NextcloudParameter(nextcloud.access()));
        var caller = new Caller(VerifiedTokens.of(ScriptedNextcloud.ALICE, Scopes.of("files.read")));

        tool.call(new ToolArguments(json("{'path':'docs'}")), Call.plain(caller));
        tool.call(new ToolArguments(json("{'path':'docs'}")), Call.plain(caller));

        assertThat(nextcloud.tokens).as("one for the id, two for the folders").hasSize(3);
    }

    @Test
    @DisplayName("once nobody waits any more, nothing is asked for and nothing sent")
    void cancelled() {
        var nextcloud = ScriptedNextcloud.answering();
        var caller = new Caller(VerifiedTokens.of(ScriptedNextcloud.ALICE, Scopes.of("files.read")));
        var call = new Call(caller, ClientInput.none(), Progress.untold(), () -> true, ClientLog.none());

        assertThatThrownBy(() -> ToolsOf.the(new WriteFile(time -> {}), new NextcloudParameter(nextcloud.access()))
                        .call(new ToolArguments(json("{'path':'docs/report.txt','content':'x'}")), call))
                .isInstanceOf(CancelledException.class);
        assertThat(nextcloud.tokens).isEmpty();
        assertThat(nextcloud.requests).isEmpty();
    }

    @Test
    @DisplayName("the trace that a call belongs to goes along with each of its requests; without one nothing does")
    void traced() {
        var nextcloud = ScriptedNextcloud.answering("files/46-propfind-depth-1", "files/46-propfind-depth-1");
        var tool = ToolsOf.the(new ListDirectory(), new NextcloudParameter(nextcloud.access()));
        var caller = new Caller(VerifiedTokens.of(ScriptedNextcloud.ALICE, Scopes.of("files.read")));
        var plain = Call.plain(caller);
        var trace = TraceContext.parse("00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01");
        var traced = new Call(caller, plain.input(), plain.progress(), plain.cancellation(), plain.log(), trace);

        tool.call(new ToolArguments(json("{'path':'docs'}")), traced);
        assertThat(nextcloud.requests)
                .allSatisfy(request -> assertThat(request.headers().get("traceparent"))
                        .startsWith("00-0af7651916cd43dd8448eb211c80319c-"));
        tool.call(new ToolArguments(json("{'path':'docs'}")), plain);
        assertThat(nextcloud.last().headers()).doesNotContainKey("traceparent");
    }
}
