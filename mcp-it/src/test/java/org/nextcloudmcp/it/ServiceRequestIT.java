package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.provider.Endpoint;
import org.nextcloudmcp.stage.ServiceAccount;
import org.nextcloudmcp.stage.StrictStage;
import org.nextcloudmcp.walkthrough.Reply;
import org.nextcloudmcp.walkthrough.Transcript;
import org.nextcloudmcp.walkthrough.Wire;

/** Requests of services that are wrong get the standard errors (RFC 6749 section 5.2, RFC 8693 section 2.2.2). */
@ExtendWith(GrantStage.class)
class ServiceRequestIT {
    private static final Wire WIRE = new Wire(Transcript.silent());

    private final StrictStage stage;
    private final Caller caller;
    private final URI endpoint;

    ServiceRequestIT(StrictStage stage) {
        this.stage = stage;
        this.caller = new Caller(stage);
        this.endpoint = stage.publicUrl().resolve("/oauth2/token");
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, refresh_token, unsupported_grant_type",
        "grant_type, '', invalid_request",
        "resource, https://cloud.example, invalid_target",
        "audience, unknown, invalid_target",
        "scope, '', invalid_scope",
        "scope, calendar.admin, invalid_scope",
        "scope, 'files.read \"quoted\"', invalid_scope",
        "subject_token, '', invalid_request",
        "subject_token_type, urn:ietf:params:oauth:token-type:id_token, invalid_request",
        "requested_token_type, urn:ietf:params:oauth:token-type:refresh_token, invalid_request",
        "actor_token, anything, invalid_request"
    })
    void aParameterThatDoesNotFitIsNamedByItsError(String name, String value, String error) {
        Map<String, String> form = ServiceCaller.form(caller.token(), "files.read");
        form.put(name, value);

        Reply reply = new ServiceCaller(stage.publicUrl(), GrantStage.WORKER).token(form);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().getString("error")).isEqualTo(error);
        assertThat(reply.header("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void hostileSubjectTokensAreRefusedWithOneError() {
        int before = stage.provider().calls().size();

        Stream.concat(
                        new HostileForms(stage.provider().keys().key("rs256"), caller.claims()).all(),
                        new HostileSignatures(stage.provider().keys(), caller.claims()).all())
                .filter(hostile -> !hostile.asksProvider())
                .forEach(hostile -> {
                    Reply reply = new ServiceCaller(stage.publicUrl(), GrantStage.WORKER)
                            .exchange(hostile.token(), "files.read");
                    assertThat(reply.status()).as(hostile.name()).isEqualTo(400);
                    assertThat(reply.json().getString("error"))
                            .as(hostile.name())
                            .isEqualTo("invalid_request");
                });

        assertThat(stage.provider().calls()).as("requests to the provider").hasSize(before);
    }

    @Test
    void aServiceWithFewerScopesGetsNoMore() {
        Reply more = new ServiceCaller(stage.publicUrl(), GrantStage.LIMITED).exchange(caller.token(), "files.read");

        assertThat(more.status()).isEqualTo(400);
        assertThat(more.json().getString("error")).isEqualTo("invalid_scope");
    }

    @Test
    void whoDoesNotProveToBeAServiceIsRefused() {
        Map<String, String> form = ServiceCaller.form(caller.token(), "files.read");
        ServiceAccount wrong = new ServiceAccount(GrantStage.WORKER.id(), "wrong-secret-0123456789");
        ServiceAccount unknown = new ServiceAccount("nobody", "wrong-secret-0123456789");
        for (Map<String, String> headers : List.of(Map.<String, String>of(), wrong.basic(), unknown.basic())) {
            Reply reply = WIRE.postForm(endpoint, form, headers);

            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate").orElse("")).startsWith("Basic ");
            assertThat(reply.json().getString("error")).isEqualTo("invalid_client");
        }
    }

    @Test
    void aSecretIsTakenFromTheHeaderOrTheBodyAndNeverFromBothOrTheUrl() {
        Map<String, String> form = new LinkedHashMap<>(ServiceCaller.form(caller.token(), "nothing.at.all"));
        form.put("client_id", GrantStage.WORKER.id());
        form.put("client_secret", GrantStage.WORKER.secret());
        URI withQuery = URI.create(endpoint + "?client_id=worker&client_secret=" + GrantStage.WORKER.secret());

        assertThat(WIRE.postForm(endpoint, form, Map.of()).json().getString("error"))
                .isEqualTo("invalid_scope");
        assertThat(WIRE.postForm(endpoint, form, GrantStage.WORKER.basic())
                        .json()
                        .getString("error"))
                .isEqualTo("invalid_request");
        assertThat(WIRE.postForm(withQuery, ServiceCaller.form(caller.token(), "files.read"), Map.of())
                        .status())
                .isIn(400, 401);
        assertThat(stage.broker().messages()).doesNotContain(GrantStage.WORKER.secret());
    }

    @Test
    void whoGuessesOnAndOnIsToldToWait() {
        ServiceAccount guess =
                new ServiceAccount("guessed-" + stage.provider().issuance().now(), "x".repeat(40));
        Reply reply = new ServiceCaller(stage.publicUrl(), guess).introspect("anything");
        for (int i = 0; i < 30 && reply.status() == 401; i++) {
            reply = new ServiceCaller(stage.publicUrl(), guess).introspect("anything");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(new ServiceCaller(stage.publicUrl(), GrantStage.WORKER)
                        .introspect("anything")
                        .status())
                .as("a service that knows its secret")
                .isEqualTo(200);
    }

    @Test
    void whatIsNoSmallFormIsRefused() {
        Map<String, String> basic = GrantStage.WORKER.basic();
        Map<String, String> asForm = new LinkedHashMap<>(basic);
        asForm.put("Content-Type", "application/x-www-form-urlencoded");

        assertThat(WIRE.postJson(endpoint, "{\"grant_type\":\"x\"}", basic).status())
                .isEqualTo(415);
        assertThat(WIRE.send(endpoint, "POST", asForm, "scope=a&scope=b").json().getString("error"))
                .isEqualTo("invalid_request");
        assertThat(WIRE.send(endpoint, "POST", asForm, "x=" + "y".repeat(100_000))
                        .status())
                .isEqualTo(413);
        assertThat(WIRE.send(endpoint, "GET", basic, "").status()).isEqualTo(405);
    }

    @Test
    void noPageOfABrowserGetsIn() {
        Map<String, String> headers = new LinkedHashMap<>(GrantStage.WORKER.basic());
        headers.put("Origin", stage.publicUrl().toString());

        Reply reply = WIRE.postForm(endpoint, ServiceCaller.form(caller.token(), "files.read"), headers);

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.headers().map()).doesNotContainKey("access-control-allow-origin");
        assertThat(stage.provider().calls(Endpoint.TOKEN))
                .noneMatch(call -> call.field("scope").equals("nothing.at.all"));
    }
}
