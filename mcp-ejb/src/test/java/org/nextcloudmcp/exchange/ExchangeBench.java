package org.nextcloudmcp.exchange;

import static org.nextcloudmcp.fixture.FakeProvider.answer;
import static org.nextcloudmcp.fixture.FakeProvider.jwt;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nextcloudmcp.broker.AccessTokenCache;
import org.nextcloudmcp.broker.TokenBroker;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.fixture.NotedAudit;
import org.nextcloudmcp.idp.Discovery;
import org.nextcloudmcp.idp.HttpAnswer;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.idp.ProviderForm;
import org.nextcloudmcp.idp.TokenEndpoint;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Scopes;
import org.nextcloudmcp.settings.Configuration;
import org.nextcloudmcp.settings.ExchangeSettings;
import org.nextcloudmcp.settings.Settings;
import org.nextcloudmcp.settings.SettingsOutcome;
import org.nextcloudmcp.verification.IssuedTokens;
import org.nextcloudmcp.verification.VerifiedToken;
import org.nextcloudmcp.verification.VerifiedTokens;

/** Exchange and delegation over the bench's database and its fake provider. */
final class ExchangeBench {

    static final String TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    static final String ACCESS_TOKEN = "urn:ietf:params:oauth:token-type:access_token";
    static final String AUDIENCE = FakeProvider.AUDIENCE;
    static final String OTHER_AUDIENCE = "calendar-server";
    static final Scopes NOTES = Scopes.of("notes.read");
    static final AccessToken INBOUND = new AccessToken(jwt("{\"aud\":\"https://mcp.example/mcp\"}"));

    /** How long the inbound token still lives. */
    static final Duration INBOUND_LIFE = Duration.ofSeconds(200);

    final Bench bench = new Bench();
    final FakeProvider provider = bench.provider;
    final NotedAudit audit = new NotedAudit();
    final TokenExchange exchange;
    final Delegation delegation;
    final TokenBroker broker;

    ExchangeBench() {
        this(false);
    }

    ExchangeBench(boolean actor) {
        var configuration = configuration(new ExchangeSettings(Set.of(AUDIENCE, OTHER_AUDIENCE), actor));
        var discovery = new Discovery(configuration, provider, bench.clock);
        var form = new ProviderForm(configuration, discovery, provider, bench.clock, bench.random);
        var endpoint = new TokenEndpoint(discovery, form, bench.clock);
        var introspection = new IntrospectionEndpoint(discovery, form, bench.clock);
        var judgement = new AnswerJudgement(configuration, new IssuedTokens(configuration, introspection), bench.clock);
        var subjectTokens = new SubjectTokenExchange(configuration, discovery, endpoint, judgement, bench.clock);
        var redemption = bench.redemption(endpoint, configuration);
        exchange = new TokenExchange(subjectTokens, audit);
        delegation = new Delegation(
                bench.grants,
                bench.database,
                subjectTokens,
                new GrantFallback(introspection, redemption, judgement),
                audit,
                configuration,
                bench.clock);
        broker = bench.broker(new AccessTokenCache(configuration, bench.clock), redemption);
    }

    private Configuration configuration(ExchangeSettings exchange) {
        var usual = bench.configuration.settings();
        return new Configuration(new SettingsOutcome.Usable(new Settings(
                usual.server(),
                usual.provider(),
                usual.nextcloud(),
                exchange,
                usual.service(),
                usual.cache(),
                usual.rotation(),
                usual.limits(),
                usual.tools(),
                usual.keys())));
    }

    /** Alice's inbound token, verified a while ago. */
    VerifiedToken inbound() {
        return VerifiedTokens.of(
                INBOUND, Bench.ALICE, Bench.CLIENT, Scopes.of("openid", "notes.read", "files.read"), inboundEnds());
    }

    Instant inboundEnds() {
        return bench.clock.instant().plus(INBOUND_LIFE);
    }

    List<Map<String, String>> requests() {
        return provider.tokenRequests;
    }

    /** Every request's grant type, without the prefix of the long one. */
    List<String> grantTypes() {
        return requests().stream()
                .map(request -> request.get("grant_type").replaceFirst(".*:", ""))
                .toList();
    }

    /** What a good exchange brings: Alice's token for Nextcloud, with exactly the scopes asked for. */
    static HttpAnswer exchanged(Map<String, String> form) {
        return exchanged(claims(form.get("scope")), "");
    }

    /** An exchange's answer; members replace those of a good one, each with a comma before it. */
    static HttpAnswer exchanged(String claims, String members) {
        return answer(
                200, "{\"access_token\":\"" + jwt(claims) + "\"" + (members.isEmpty() ? goodMembers() : members) + "}");
    }

    static String goodMembers() {
        return ",\"issued_token_type\":\"" + ACCESS_TOKEN + "\",\"token_type\":\"Bearer\",\"expires_in\":300";
    }

    static String claims(String scope) {
        return "{\"iss\":\"" + FakeProvider.ISSUER + "\",\"sub\":\"alice\",\"aud\":\"" + AUDIENCE + "\",\"scope\":\""
                + scope + "\"}";
    }

    /** What a redemption brings, with the scopes asked for. */
    HttpAnswer redeemed(Map<String, String> form) {
        var scope = form.getOrDefault("scope", "openid " + Bench.SCOPES);
        return provider.tokens(300, AUDIENCE + "\",\"scope\":\"" + scope, "");
    }

    static boolean isExchange(Map<String, String> form) {
        return form.get("grant_type").equals(TOKEN_EXCHANGE);
    }
}
