package org.nextcloudmcp.doctor;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.fixture.Bench;
import org.nextcloudmcp.fixture.FakeProvider;
import org.nextcloudmcp.idp.IntrospectionEndpoint;
import org.nextcloudmcp.oauth.AuthorizationCode;
import org.nextcloudmcp.oauth.BrowserBinding;
import org.nextcloudmcp.oauth.RequestHandle;
import org.nextcloudmcp.oauth.State;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.probe.ProviderProbes;
import org.nextcloudmcp.provisioning.AuthorizationResponse;
import org.nextcloudmcp.provisioning.ConsentStart;
import org.nextcloudmcp.provisioning.RandomValues;
import org.nextcloudmcp.revocation.RevocationDelivery;
import org.nextcloudmcp.verification.FixedIdTokenVerifier;
import org.nextcloudmcp.verification.IdTokenVerification;

/** A probe without container and without waiting: the clock moves instead. */
final class DoctorBench {

    static final Subject TESTER = new Subject(FakeProvider.ISSUER, "tester");

    final Bench bench = new Bench();
    final ModelProvider provider = new ModelProvider(bench.provider, bench.clock);
    final FixedIdTokenVerifier idTokens = new FixedIdTokenVerifier(new IdTokenVerification.Accepted(TESTER));
    final ProviderProbes probes = new ProviderProbes(
            bench.database.entityManager(),
            new SecretCipher(bench.configuration.settings().keys(), bench.random));
    final RevocationDelivery delivery = bench.delivery();
    final RandomValues random = new RandomValues(bench.random);
    final ProviderProbe administrator =
            new ProviderProbe(probes, random, bench.configuration, bench.audit, bench.clock);
    final ProbeSignIn browser;

    DoctorBench() {
        bench.provider.discoveryExtras = ",\"introspection_endpoint\":\"" + FakeProvider.ISSUER + "/introspect\"";
        var reading = new TokenReading(bench.configuration, bench.issuedTokens, bench.audience, bench.clock);
        var measurements = new Measurements(
                bench.configuration,
                bench.discovery,
                bench.tokenEndpoint,
                new IntrospectionEndpoint(bench.discovery, bench.form, bench.clock),
                bench.revocationEndpoint,
                reading,
                bench.clock);
        var examination = new Examination(
                () -> probes,
                () -> bench.grants,
                () -> bench.outbox,
                delivery,
                bench.database,
                measurements,
                bench.clock,
                bench.clock::forward);
        var redemption = new ProbeRedemption(
                bench.discovery,
                bench.tokenEndpoint,
                idTokens,
                () -> bench.grants,
                () -> probes,
                delivery,
                bench.database,
                examination,
                Runnable::run,
                bench.configuration,
                bench.clock);
        browser = new ProbeSignIn(
                () -> probes,
                bench.database,
                bench.discovery,
                random,
                redemption,
                bench.configuration,
                bench.audit,
                bench.clock);
    }

    /** Starts a probe and opens its link. */
    RequestHandle start(Duration patience) {
        var start = (ProbeStart.Link) bench.database.call(() -> administrator.start(Bench.SCOPES, patience));
        return new RequestHandle(parameters(start.link()).get("request"));
    }

    /** Continue, sign in, come back. */
    ProbeAnswer signIn(RequestHandle handle) {
        var redirect = (ConsentStart.Redirect) browser.begin(handle);
        return comeBack(redirect, Optional.of(redirect.binding()));
    }

    ProbeAnswer comeBack(ConsentStart.Redirect redirect, Optional<BrowserBinding> binding) {
        var state = new State(parameters(redirect.authorizationUrl()).get("state"));
        return browser.complete(
                new AuthorizationResponse(
                        Optional.of(state),
                        Optional.of(new AuthorizationCode("the-code")),
                        Optional.of(FakeProvider.ISSUER),
                        Optional.empty(),
                        Optional.empty()),
                binding);
    }

    /** The whole way; with the second sign-in if it is asked for. */
    ProbeReport examined(Duration patience) {
        var first = (ProbeAnswer.Measuring) signIn(start(patience));
        if (browser.page(first.again()) instanceof ProbePage.Askable) {
            signIn(first.again());
        }
        return report();
    }

    ProbeReport report() {
        return bench.database.call(administrator::report).orElseThrow();
    }

    Findings findings() {
        return FindingsJson.read(report().findings().toString());
    }

    static java.util.Map<String, String> parameters(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
