package org.nextcloudmcp.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.call.Caller;
import org.nextcloudmcp.call.ClientLog;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.verification.VerifiedTokens;

@DisplayName("Sessions of the revisions before 2026-07-28")
class OlderSessionsTest {

    private static final Caller BOB =
            new Caller(VerifiedTokens.of(new Subject("https://idp.example", "bob"), Scopes.of("notes.read")));

    private final DispatchFixture.Opened server = DispatchFixture.opened();

    @Test
    @DisplayName("keep the capabilities and the log level for the requests that name them")
    void kept() {
        var session = open();
        server.answer(named(session), message("logging/setLevel", "\"level\":\"warning\""), DispatchFixture.READER);

        var prepared = (Prepared.ToRun) server.prepare(named(session), message("tools/call", ""));

        assertThat(prepared.asked().input().capabilities()).containsKey("sampling");
        assertThat(prepared.asked().logLevel()).contains(ClientLog.Level.WARNING);
        assertThat(prepared.overTime()).isTrue();
    }

    @Test
    @DisplayName(
            "are 404 for another user, for an unknown name and after their end; for requests, notifications, answers")
    void ended() {
        var session = open();

        assertThat(status(server.answer(named(session), message("ping", ""), BOB)))
                .isEqualTo(404);
        assertThat(status(server.answer(named("never"), message("ping", ""), DispatchFixture.READER)))
                .isEqualTo(404);
        assertThat(status(server.answer(named(" "), message("ping", ""), DispatchFixture.READER)))
                .isEqualTo(404);
        assertThat(status(server.answer(
                        named("never"),
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                        DispatchFixture.READER)))
                .isEqualTo(404);
        assertThat(status(server.answer(
                        named("never"), "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{}}", DispatchFixture.READER)))
                .isEqualTo(404);
    }

    @Test
    @DisplayName("are done without while the database is away")
    void away() {
        var session = open();
        server.sessions.away = true;

        assertThat(status(server.answer(named(session), message("ping", ""), DispatchFixture.READER)))
                .isEqualTo(200);
        assertThat(server.answer(
                        DispatchFixture.headers(null, null, null),
                        message("initialize", "\"protocolVersion\":\"2025-11-25\""),
                        DispatchFixture.READER))
                .isInstanceOf(McpAnswer.Message.class);
    }

    @Test
    @DisplayName("an answer is 400 where nothing is ever asked")
    void answers() {
        var answer = "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"result\":{}}";

        assertThat(status(server.answer(
                        DispatchFixture.headers("2026-07-28", null, null), answer, DispatchFixture.READER)))
                .isEqualTo(400);
        assertThat(status(server.answer(DispatchFixture.headers("banana", null, null), answer, DispatchFixture.READER)))
                .isEqualTo(400);
        assertThat(server.answer(DispatchFixture.headers("2025-11-25", null, null), answer, DispatchFixture.READER))
                .isInstanceOf(McpAnswer.Accepted.class);
    }

    private String open() {
        var opened = (McpAnswer.SessionOpened) server.answer(
                DispatchFixture.headers(null, null, null),
                message("initialize", "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"sampling\":{}}"),
                DispatchFixture.READER);
        return opened.sessionId().value();
    }

    private static McpHeaders named(String session) {
        return new McpHeaders(
                Optional.of("2025-11-25"),
                Optional.empty(),
                Optional.empty(),
                Optional.of(session),
                name -> Optional.empty());
    }

    private static String message(String method, String members) {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + members + "}}";
    }

    private static int status(McpAnswer answer) {
        return ((McpAnswer.Message) answer).status();
    }
}
