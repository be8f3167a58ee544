package org.nextcloudmcp.provider;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What the provider does otherwise than it should; a test changes it and puts it right again. */
public final class Behaviour {
    private final Map<Endpoint, Fault> faults = new ConcurrentHashMap<>();
    private final Map<Endpoint, Runnable> afterwards = new ConcurrentHashMap<>();
    private volatile boolean exchangeOffered = true;
    private volatile UnaryOperator<JsonObject> exchangedClaims = UnaryOperator.identity();
    private volatile UnaryOperator<JsonObject> exchangeAnswer = UnaryOperator.identity();
    private volatile Optional<Fault> exchangeFault = Optional.empty();
    private volatile RefreshTerms refreshTerms = RefreshTerms.STRICT;
    private volatile Predicate<String> forgiven = subject -> true;

    /** From now on the endpoint fails in this way. */
    public void fail(Endpoint endpoint, Fault fault) {
        faults.put(endpoint, fault);
    }

    /** From now on the endpoint works. */
    public void heal(Endpoint endpoint) {
        faults.remove(endpoint);
    }

    /**
     * From now on this happens each time the endpoint has done its work, which can no longer be undone, and before its
     * answer leaves.
     */
    public void afterWork(Endpoint endpoint, Runnable what) {
        afterwards.put(endpoint, what);
    }

    /** From now on only token exchange fails, in this way; other grants go on working. */
    public void failExchange(Fault fault) {
        exchangeFault = Optional.of(fault);
    }

    /** From now on exchanged tokens have changed claims. */
    public void changeExchangedClaims(UnaryOperator<JsonObject> change) {
        exchangedClaims = change;
    }

    /** From now on answers to an exchange are changed. */
    public void changeExchangeAnswer(UnaryOperator<JsonObject> change) {
        exchangeAnswer = change;
    }

    /** Whether token exchange is a grant type that the provider knows. */
    public void offerExchange(boolean offered) {
        exchangeOffered = offered;
    }

    /** From now on refreshes go on these terms. */
    public void refresh(RefreshTerms terms) {
        refreshTerms = terms;
    }

    /** From now on a refresh takes this long before the provider rotates, and this long after that. */
    public void refreshTakes(Duration before, Duration after) {
        refreshTerms = refreshTerms.taking(before, after);
    }

    /** From now on access tokens of a grant live this long. */
    public void accessTokensLive(Duration lifetime) {
        refreshTerms = refreshTerms.withAccessTokensOf(lifetime);
    }

    /** From now on the grace window of the terms is for these subjects only. */
    public void forgiveOnly(Predicate<String> subjects) {
        forgiven = subjects;
    }

    Duration graceFor(String subject) {
        return forgiven.test(subject) ? refreshTerms.grace() : Duration.ZERO;
    }

    /** The terms on which refreshes go now. */
    public RefreshTerms refreshTerms() {
        return refreshTerms;
    }

    /** From now on everything is as it should be. */
    public void reset() {
        faults.clear();
        afterwards.clear();
        exchangeOffered = true;
        exchangedClaims = UnaryOperator.identity();
        exchangeAnswer = UnaryOperator.identity();
        exchangeFault = Optional.empty();
        refreshTerms = RefreshTerms.STRICT;
        forgiven = subject -> true;
    }

    Optional<Fault> fault(Endpoint endpoint) {
        return Optional.ofNullable(faults.get(endpoint));
    }

    void worked(Endpoint endpoint) {
        Optional.ofNullable(afterwards.get(endpoint)).ifPresent(Runnable::run);
    }

    Optional<Fault> exchangeFault() {
        return exchangeFault;
    }

    boolean exchangeOffered() {
        return exchangeOffered;
    }

    JsonObject exchanged(JsonObject claims) {
        return exchangedClaims.apply(claims);
    }

    JsonObject exchangeAnswer(JsonObject answer) {
        return exchangeAnswer.apply(answer);
    }
}
