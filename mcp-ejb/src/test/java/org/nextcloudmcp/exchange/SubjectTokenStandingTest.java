package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.idp.IntrospectionOutcome;
import org.nextcloudmcp.oauth.Subject;

@DisplayName("A subject token that no exchange has looked at")
class SubjectTokenStandingTest {

    private static final Subject ALICE = new Subject("https://idp.example", "alice");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'active':true}",
                "{'active':true,'sub':'alice'}",
                "{'active':true,'sub':'alice','iss':'https://idp.example'}"
            })
    void standsIfTheProviderSaysSo(String body) {
        assertThat(SubjectTokenStanding.obstacle(answered(body), ALICE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'active':false}",
                "{'active':'true'}",
                "{'active':1}",
                "{'active':null}",
                "{'active':[true]}",
                "{'active':true,'sub':'bob'}",
                "{'active':true,'sub':null}",
                "{'active':true,'sub':'alice','iss':'https://other.example'}",
                "{'active':true,'iss':7}"
            })
    void doesNotStandOtherwise(String body) {
        assertThat(SubjectTokenStanding.obstacle(answered(body), ALICE))
                .contains(new DelegatedToken.Refused(ExchangeRefusal.SUBJECT_TOKEN_INACTIVE));
    }

    @Test
    void isTakenAsVerifiedIfTheProviderIntrospectsNoSuchToken() {
        assertThat(SubjectTokenStanding.obstacle(new IntrospectionOutcome.NotSupported(), ALICE))
                .isEmpty();
    }

    @Test
    void isNotKnownIfTheProviderRefusesOurClient() {
        assertThat(SubjectTokenStanding.obstacle(new IntrospectionOutcome.ClientRefused(), ALICE))
                .contains(new DelegatedToken.Unavailable(
                        Duration.ofMinutes(1), "our client was refused at introspection"));
    }

    private static IntrospectionOutcome answered(String body) {
        try (var reader = Json.createReader(new StringReader(body.replace('\'', '"')))) {
            return new IntrospectionOutcome.Answered(reader.readObject());
        }
    }
}
