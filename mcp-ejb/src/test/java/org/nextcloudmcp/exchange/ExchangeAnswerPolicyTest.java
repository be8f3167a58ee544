package org.nextcloudmcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nextcloudmcp.fixture.MovableClock.START;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
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
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.provisioning.AppScopes;
import org.nextcloudmcp.verification.IssuedTokenReading.Read;

/** The truth table of the answer; every row changes one good answer in one way. */
@DisplayName("A token that was given")
class ExchangeAnswerPolicyTest {

    private static final String ISSUER = "https://idp.example";
    private static final Subject ALICE = new Subject(ISSUER, "alice");
    private static final AccessToken INBOUND = new AccessToken("inbound");
    private static final Instant ENDS = START.plusSeconds(200);
    private static final ExchangeAnswerPolicy POLICY = new ExchangeAnswerPolicy(
            "nextcloud", Set.of("calendar-server"), INBOUND, ALICE, ENDS, Scopes.of("notes.read", "files.read"));
    private static final Read GOOD = read(ISSUER, ALICE, Set.of("nextcloud"), "notes.read files.read");

    private static Read read(String issuer, Subject subject, Set<String> audiences, String scopes) {
        return new Read(
                Optional.of(issuer),
                Optional.of(subject),
                audiences,
                Optional.of(Scopes.parse(scopes)),
                Optional.of(START.plusSeconds(300)));
    }

    private static OfferedToken offered(String issuedTokenType, String tokenType, String token, OptionalLong seconds) {
        return new OfferedToken(
                new AccessToken(token),
                Optional.ofNullable(issuedTokenType),
                Optional.ofNullable(tokenType),
                seconds,
                START);
    }

    private static OfferedToken living(OptionalLong seconds) {
        return offered(OfferedToken.ACCESS_TOKEN, "Bearer", "outbound", seconds);
    }

    private static Optional<ExchangeRefusal> refusal(Read said) {
        return POLICY.unfit(living(OptionalLong.of(300)), said, START);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "bearer", "BEARER"})
    void isABearerTokenInWhateverCase(String type) {
        assertThat(POLICY.unfit(offered(OfferedToken.ACCESS_TOKEN, type, "outbound", OptionalLong.of(300))))
                .isEmpty();
    }

    @ParameterizedTest(name = "of type {0} is discarded")
    @NullSource
    @ValueSource(strings = {"N_A", "DPoP", "mac", "", "Bearer "})
    void ofAnotherTypeIsDiscarded(String type) {
        assertThat(POLICY.unfit(offered(OfferedToken.ACCESS_TOKEN, type, "outbound", OptionalLong.of(300))))
                .contains(ExchangeRefusal.WRONG_TOKEN_TYPE);
    }

    @ParameterizedTest(name = "issued as {0} is discarded")
    @CsvSource(
            nullValues = "absent",
            value = {
                "absent",
                "''",
                "access_token",
                "urn:ietf:params:oauth:token-type:jwt",
                "urn:ietf:params:oauth:token-type:refresh_token",
                "urn:ietf:params:oauth:token-type:id_token",
                "urn:ietf:params:oauth:token-type:saml2",
                "URN:IETF:PARAMS:OAUTH:TOKEN-TYPE:ACCESS_TOKEN"
            })
    void issuedAsSomethingElseIsDiscarded(String type) {
        assertThat(POLICY.unfit(offered(type, "Bearer", "outbound", OptionalLong.of(300))))
                .contains(ExchangeRefusal.WRONG_ISSUED_TOKEN_TYPE);
    }

    @Test
    void thatIsTheSubjectTokenGivenBackIsDiscarded() {
        assertThat(POLICY.unfit(offered(OfferedToken.ACCESS_TOKEN, "Bearer", "inbound", OptionalLong.of(300))))
                .contains(ExchangeRefusal.SAME_TOKEN);
    }

    @Test
    void isFineIfItIsWhatWasAskedFor() {
        assertThat(refusal(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "for {0}: discarded {1}")
    @CsvSource({
        "nextcloud, false",
        "nextcloud account, false",
        "nextcloud https://mcp.example/mcp, false",
        "https://mcp.example/mcp, true",
        "'', true",
        "Nextcloud, true",
        "calendar-server, true",
        "nextcloud calendar-server, true"
    })
    void isForTheAudienceAskedForAndForNoneThatCouldHaveBeenAskedFor(String audiences, boolean discarded) {
        assertThat(refusal(read(ISSUER, ALICE, Set.of(audiences.split(" ")), "notes.read")))
                .isEqualTo(discarded ? Optional.of(ExchangeRefusal.WRONG_AUDIENCE) : Optional.empty());
    }

    @Test
    void ofAnotherIssuerIsDiscarded() {
        assertThat(refusal(read(ISSUER + "/", ALICE, Set.of("nextcloud"), "notes.read")))
                .contains(ExchangeRefusal.WRONG_ISSUER);
        assertThat(refusal(new Read(
                        Optional.empty(), Optional.of(ALICE), GOOD.audiences(), GOOD.scopes(), GOOD.expiresAt())))
                .contains(ExchangeRefusal.WRONG_ISSUER);
    }

    @Test
    void ofAnotherSubjectIsDiscarded() {
        assertThat(refusal(read(ISSUER, new Subject(ISSUER, "bob"), Set.of("nextcloud"), "notes.read")))
                .contains(ExchangeRefusal.WRONG_SUBJECT);
        assertThat(refusal(read(ISSUER, new Subject("https://other.example", "alice"), Set.of("nextcloud"), "")))
                .contains(ExchangeRefusal.WRONG_SUBJECT);
        assertThat(refusal(
                        new Read(GOOD.issuer(), Optional.empty(), GOOD.audiences(), GOOD.scopes(), GOOD.expiresAt())))
                .contains(ExchangeRefusal.WRONG_SUBJECT);
    }

    @ParameterizedTest(name = "that permits {0}: discarded {1}")
    @CsvSource({
        "notes.read files.read, false",
        "notes.read, false",
        "'', false",
        "openid profile email, false",
        "notes.read openid profile email, false",
        "notes.read notes.write, true",
        "notes.read offline_access, true",
        "admin, true",
        "address, true"
    })
    void permitsNoMoreThanWasAskedForBesidesTheIdentityScopesThatProvidersAdd(String scopes, boolean discarded) {
        assertThat(refusal(read(ISSUER, ALICE, Set.of("nextcloud"), scopes)))
                .isEqualTo(discarded ? Optional.of(ExchangeRefusal.BROADER_SCOPE) : Optional.empty());
    }

    @Test
    void thatDoesNotSayWhatItPermitsIsDiscarded() {
        assertThat(refusal(
                        new Read(GOOD.issuer(), GOOD.subject(), GOOD.audiences(), Optional.empty(), GOOD.expiresAt())))
                .contains(ExchangeRefusal.BROADER_SCOPE);
    }

    @ParameterizedTest(name = "expires_in {0}, exp in {1} s, subject token in 200 s: used for {2} s")
    @CsvSource(
            nullValues = "-",
            value = {
                "300, 300, 200",
                "-, -, 200",
                "100, -, 100",
                "-, 100, 100",
                "100, 50, 50",
                "50, 100, 50",
                "200, 200, 200",
                "-, 300, 200"
            })
    void endsWithTheEarliestOfWhatTheAnswerTheTokenAndTheSubjectTokenSay(Long expiresIn, Long exp, long used) {
        var offered = living(expiresIn == null ? OptionalLong.empty() : OptionalLong.of(expiresIn));
        var said = new Read(
                GOOD.issuer(),
                GOOD.subject(),
                GOOD.audiences(),
                GOOD.scopes(),
                Optional.ofNullable(exp).map(START::plusSeconds));
        assertThat(POLICY.end(offered, said)).isEqualTo(START.plusSeconds(used));
    }

    @ParameterizedTest(name = "expires_in {0}, looked at {1} ms later: discarded {2}")
    @CsvSource({
        "0, 0, true",
        "1, 999, false",
        "1, 1000, true",
        "1, 1001, true",
        "300, 199999, false",
        "300, 200000, true"
    })
    void withoutLifeLeftIsDiscarded(long expiresIn, long later, boolean discarded) {
        assertThat(POLICY.unfit(living(OptionalLong.of(expiresIn)), GOOD, START.plusMillis(later)))
                .isEqualTo(discarded ? Optional.of(ExchangeRefusal.TOKEN_ENDED) : Optional.empty());
    }

    @Test
    void isDiscardedForTheFirstReasonInTheOrderOfTheRules() {
        var bad = new Read(Optional.empty(), Optional.empty(), Set.of(), Optional.empty(), Optional.of(START));
        assertThat(refusal(bad)).contains(ExchangeRefusal.WRONG_ISSUER);
        var ofTheIssuer = new Read(Optional.of(ISSUER), Optional.empty(), Set.of(), Optional.empty(), Optional.empty());
        assertThat(refusal(ofTheIssuer)).contains(ExchangeRefusal.WRONG_AUDIENCE);
    }

    @Property
    void neverPermitsWhatWasNotAskedFor(@ForAll("someScopes") Scopes said, @ForAll("someScopes") Scopes asked) {
        var policy = new ExchangeAnswerPolicy("nextcloud", Set.of(), INBOUND, ALICE, ENDS, asked);
        var unfit = policy.unfit(
                living(OptionalLong.of(300)), read(ISSUER, ALICE, Set.of("nextcloud"), said.toString()), START);
        assertThat(unfit.isEmpty())
                .isEqualTo(said.minus(asked).minus(AppScopes.IDENTITY).isEmpty());
    }

    @Provide
    Arbitrary<Scopes> someScopes() {
        return Arbitraries.of(AppScopes.ALL
                        .union(Scopes.of("offline_access", "admin"))
                        .names())
                .set()
                .ofMaxSize(4)
                .map(Scopes::of);
    }
}
