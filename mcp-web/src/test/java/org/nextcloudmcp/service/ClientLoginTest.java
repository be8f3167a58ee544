package org.nextcloudmcp.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.service.Requests.basic;
import static org.nextcloudmcp.service.Requests.form;
import static org.nextcloudmcp.service.Requests.refusal;

import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.ClientId;
import org.nextcloudmcp.oauth.ClientSecret;

class ClientLoginTest {

    private static final ClientLogin WORKER = new ClientLogin(new ClientId("worker"), new ClientSecret("s3cret"));

    @Test
    void inTheHeaderOrInTheBody() throws RefusedException {
        assertThat(ClientLogin.read(form("a=b", basic("worker:s3cret")))).contains(WORKER);
        assertThat(ClientLogin.read(form("client_id=worker&client_secret=s3cret")))
                .contains(WORKER);
    }

    @Test
    void theSchemeMayBeInAnyCase() throws RefusedException {
        assertThat(ClientLogin.read(form("", basic("worker:s3cret").replace("Basic", "bAsIc"))))
                .contains(WORKER);
    }

    @Test
    void theIdMayStandInTheBodyTooIfItIsTheSame() throws RefusedException {
        assertThat(ClientLogin.read(form("client_id=worker", basic("worker:s3cret"))))
                .contains(WORKER);
        assertThat(refusal(() -> ClientLogin.read(form("client_id=other", basic("worker:s3cret")))))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void bothMethodsAtOnceAreRefusedEvenIfTheyAgree() {
        assertThat(refusal(
                        () -> ClientLogin.read(form("client_id=worker&client_secret=s3cret", basic("worker:s3cret")))))
                .isEqualTo("400 invalid_request");
        assertThat(refusal(() -> ClientLogin.read(form("client_secret=s3cret", "Bearer abc"))))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void twoHeadersAreRefused() {
        assertThat(refusal(() -> ClientLogin.read(form("", basic("worker:s3cret"), basic("worker:s3cret")))))
                .isEqualTo("400 invalid_request");
    }

    @Test
    void idAndSecretAreFormEncodedInTheHeader() throws RefusedException {
        assertThat(ClientLogin.read(form("", basic("w%3Ark:s%2B%25+x"))))
                .contains(new ClientLogin(new ClientId("w:rk"), new ClientSecret("s+% x")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic !!!",
                "Bearer abc",
                "Digest username=\"worker\"",
                "d29ya2VyOnMzY3JldA=="
            })
    void anythingElseInTheHeaderIsNoLogin(String header) throws RefusedException {
        assertThat(ClientLogin.read(form("a=b", header))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker", "worker:", ":s3cret", ":", "worker:%zz", " :x"})
    void halfALoginIsNone(String pair) throws RefusedException {
        assertThat(ClientLogin.read(form("a=b", basic(pair)))).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreNoLogin() throws RefusedException {
        var latin1 = "Basic " + Base64.getEncoder().encodeToString(new byte[] {'w', (byte) 0xE9, ':', 's'});
        assertThat(ClientLogin.read(form("a=b", latin1))).isEmpty();
    }

    @Test
    void anIdWithoutASecretOrTheOtherWayRoundIsNoLogin() throws RefusedException {
        assertThat(ClientLogin.read(form("client_id=worker"))).isEmpty();
        assertThat(ClientLogin.read(form("client_secret=s3cret"))).isEmpty();
        assertThat(ClientLogin.read(form(""))).isEqualTo(Optional.empty());
    }

    @Test
    void theSecretIsNotInItsText() {
        assertThat(WORKER.toString()).doesNotContain("s3cret");
    }
}
