package org.nextcloudmcp.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.Bench.ALICE;
import static org.nextcloudmcp.fixture.Bench.BOB;
import static org.nextcloudmcp.fixture.Bench.CLIENT;
import static org.nextcloudmcp.fixture.Bench.SCOPES;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.verification.FixedIdTokenVerifier;
import org.nextcloudmcp.verification.IdTokenVerification;

@DisplayName("How it stands with a link")
class ConsentProgressTest {

    private final Bench bench = new Bench();
    private final RandomValues random = new RandomValues(bench.random);
    private final Provisioning provisioning =
            new Provisioning(bench.grants, bench.requests, random, bench.configuration, bench.clock);
    private final Consent consent = consent();
    private final RequestHandle handle = open();

    @Test
    @DisplayName("open until its time is over")
    void openUntilItsEnd() {
        assertThat(progress()).isEqualTo(ConsentProgress.OPEN);
        bench.clock.forward(Duration.ofMinutes(10));
        assertThat(progress()).isEqualTo(ConsentProgress.OVER);
    }

    @Test
    @DisplayName("declined on our page")
    void declined() {
        consent.decline(handle);

        assertThat(progress()).isEqualTo(ConsentProgress.DECLINED);
    }

    @Test
    @DisplayName("still open while the code is being redeemed, and given when the grant is stored")
    void given() {
        List<ConsentProgress> meanwhile = new ArrayList<>();
        bench.provider.onTokenRequest(form -> {
            meanwhile.add(progress());
            return bench.provider.tokens(300, FakeProvider.AUDIENCE, ",\"id_token\":\"an-id-token\"");
        });

        assertThat(answer(Optional.of("the-code"), Optional.empty())).isInstanceOf(ConsentResult.Connected.class);

        assertThat(meanwhile).containsExactly(ConsentProgress.OPEN);
        assertThat(progress()).isEqualTo(ConsentProgress.GIVEN);
    }

    @Test
    @DisplayName("declined when the provider says no")
    void refused() {
        answer(Optional.empty(), Optional.of("access_denied"));

        assertThat(progress()).isEqualTo(ConsentProgress.DECLINED);
    }

    @Test
    @DisplayName("nothing to anybody else, and nothing for a link that never was")
    void foreign() {
        assertThat(progress(BOB, handle)).isEqualTo(ConsentProgress.OVER);
        assertThat(progress(ALICE, new RequestHandle("never-given-out"))).isEqualTo(ConsentProgress.OVER);
    }

    private ConsentProgress progress() {
        return progress(ALICE, handle);
    }

    private ConsentProgress progress(Subject subject, RequestHandle link) {
        return bench.database.call(() -> provisioning.progress(subject, link));
    }

    private RequestHandle open() {
        var needed =
                (ProvisioningStart.ConsentNeeded) bench.database.call(() -> provisioning.start(ALICE, CLIENT, SCOPES));
        var url = needed.connectUrl().toString();
        return new RequestHandle(url.substring(url.indexOf('=') + 1));
    }

    private ConsentResult answer(Optional<String> code, Optional<String> error) {
        var start = (ConsentStart.Redirect) consent.begin(handle);
        var query = start.authorizationUrl().getRawQuery();
        var state = query.replaceAll("(^|.*&)state=([^&]*).*", "$2");
        return consent.complete(
                new AuthorizationResponse(
                        Optional.of(new State(state)),
                        code.map(AuthorizationCode::new),
                        Optional.empty(),
                        error,
                        Optional.empty()),
                Optional.of(start.binding()));
    }

    private Consent consent() {
        var revocations = bench.delivery();
        var callback = new Callback(
                bench.discovery,
                bench.tokenEndpoint,
                new FixedIdTokenVerifier(new IdTokenVerification.Accepted(ALICE)),
                bench.audience,
                bench.grants,
                bench.announcements,
                bench.database,
                revocations,
                new AccessTokenCache(bench.configuration, bench.clock),
                bench.configuration,
                bench.clock);
        return new Consent(
                bench.requests,
                bench.database,
                bench.discovery,
                random,
                callback,
                revocations,
                bench.configuration,
                new ConsentAudit(bench.audit),
                bench.clock);
    }
}
