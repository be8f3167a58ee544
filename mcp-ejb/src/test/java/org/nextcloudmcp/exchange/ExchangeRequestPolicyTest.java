package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.MovableClock.START;

import java.time.Duration;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.settings.ExchangeSettings;
import org.nextcloudmcp.settings.Settings;

/** The truth table of what may be asked for; every row changes one good request in one way. */
@DisplayName("An exchange")
class ExchangeRequestPolicyTest {

    private static final ExchangeRequestPolicy POLICY =
            new ExchangeRequestPolicy(Set.of("nextcloud", "calendar-server"), AppScopes.ALL);

    @ParameterizedTest(name = "may be for {0} with {1} of {2}")
    @CsvSource({
        "nextcloud, notes.read, notes.read",
        "calendar-server, notes.read, notes.read files.read",
        "nextcloud, openid notes.read, openid notes.read",
        "nextcloud, openid, openid",
        "nextcloud, profile email, profile email"
    })
    void mayBe(String audience, String asked, String permitted) {
        assertThat(POLICY.refusal(audience, Scopes.parse(asked), Scopes.parse(permitted), START.plusSeconds(1), START))
                .isEmpty();
    }

    @ParameterizedTest(name = "for {0} with {1} of {2} is refused: {3}")
    @CsvSource({
        "'', notes.read, notes.read, AUDIENCE_NOT_ALLOWED",
        "Nextcloud, notes.read, notes.read, AUDIENCE_NOT_ALLOWED",
        "nextcloud calendar-server, notes.read, notes.read, AUDIENCE_NOT_ALLOWED",
        "nextcloud, '', notes.read, NO_SCOPE",
        "nextcloud, offline_access, offline_access, SCOPE_NOT_ALLOWED",
        "nextcloud, notes.read admin, notes.read admin, SCOPE_NOT_ALLOWED",
        "nextcloud, notes.READ, notes.READ, SCOPE_NOT_ALLOWED",
        "nextcloud, notes.write, notes.read, SCOPE_BEYOND_SUBJECT_TOKEN",
        "nextcloud, notes.read notes.write, notes.read, SCOPE_BEYOND_SUBJECT_TOKEN",
        "nextcloud, openid notes.read, notes.read, SCOPE_BEYOND_SUBJECT_TOKEN",
        "nextcloud, notes.read, '', SCOPE_BEYOND_SUBJECT_TOKEN"
    })
    void isRefused(String audience, String asked, String permitted, ExchangeRefusal why) {
        assertThat(POLICY.refusal(audience, Scopes.parse(asked), Scopes.parse(permitted), START.plusSeconds(1), START))
                .contains(why);
    }

    @ParameterizedTest(name = "{0} ms before the subject token ends: refused {1}")
    @CsvSource({"1, false", "0, true", "-1, true", "-60000, true"})
    void needsASubjectTokenThatLives(long before, boolean refused) {
        var scopes = Scopes.of("notes.read");
        assertThat(POLICY.refusal("nextcloud", scopes, scopes, START, START.minus(Duration.ofMillis(before)))
                        .filter(ExchangeRefusal.SUBJECT_TOKEN_ENDED::equals)
                        .isPresent())
                .isEqualTo(refused);
    }

    @Test
    void isRefusedForTheFirstReasonInTheOrderOfTheRules() {
        assertThat(POLICY.refusal("elsewhere", Scopes.none(), Scopes.none(), START, START))
                .contains(ExchangeRefusal.AUDIENCE_NOT_ALLOWED);
        assertThat(POLICY.refusal("nextcloud", Scopes.of("admin"), Scopes.none(), START, START))
                .contains(ExchangeRefusal.SCOPE_NOT_ALLOWED);
        assertThat(POLICY.refusal("nextcloud", Scopes.of("notes.read"), Scopes.none(), START, START))
                .contains(ExchangeRefusal.SCOPE_BEYOND_SUBJECT_TOKEN);
    }

    @Test
    void isNeverForOurselvesEvenIfTheOperatorListsUs() {
        var usual = new Bench().configuration.settings();
        var us = usual.server().audiences().iterator().next();
        var settings = new Settings(
                usual.server(),
                usual.provider(),
                usual.nextcloud(),
                new ExchangeSettings(Set.of("nextcloud", us), false),
                usual.service(),
                usual.cache(),
                usual.rotation(),
                usual.limits(),
                usual.tools(),
                usual.keys());
        assertThat(ExchangeRequestPolicy.of(settings))
                .isEqualTo(new ExchangeRequestPolicy(Set.of("nextcloud"), AppScopes.ALL));
    }

    @Property
    void isNeverForMoreThanTheSubjectTokenPermits(
            @ForAll("someScopes") Scopes asked, @ForAll("someScopes") Scopes permitted) {
        var refusal = POLICY.refusal("nextcloud", asked, permitted, START.plusSeconds(1), START);
        assertThat(refusal.isEmpty()).isEqualTo(!asked.isEmpty() && permitted.containsAll(asked));
    }

    @Provide
    Arbitrary<Scopes> someScopes() {
        return Arbitraries.of(AppScopes.ALL.names()).set().ofMaxSize(3).map(Scopes::of);
    }
}
