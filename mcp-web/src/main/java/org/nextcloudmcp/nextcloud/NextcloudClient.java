package org.nextcloudmcp.nextcloud;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.apps.NextcloudApp;
import org.nextcloudmcp.broker.NextcloudToken;
import org.nextcloudmcp.call.Call;
import org.nextcloudmcp.call.Cancellation;
import org.nextcloudmcp.call.TraceContext;
import org.nextcloudmcp.oauth.AccessToken;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.settings.ToolLimits;
import org.nextcloudmcp.settings.ToolSettings;

/**
 * One user's Nextcloud for the length of one tool call, on one thread. It holds the Nextcloud token so that no tool
 * ever sees it.
 */
public final class NextcloudClient {

    private static final Logger LOG = Logger.getLogger(NextcloudClient.class.getName());

    /** Nextcloud's own locks are over in moments and come without Retry-After. */
    private static final List<Duration> WAITS_FOR_LOCK =
            List.of(Duration.ofMillis(200), Duration.ofMillis(500), Duration.ofSeconds(1));

    private final NextcloudWire wire;
    private final Pause pause;
    private final UserIds userIds;
    private final UserMemory memory;
    private final ToolSettings settings;
    private final Subject subject;
    private final Tokens tokens;
    private final Cancellation cancellation;
    private final Optional<TraceContext> trace;
    private @Nullable NextcloudToken token;
    private boolean renewed;

    /** Whether something in this call was changed, or may have been. */
    private boolean changed;

    /**
     * A client for one call.
     *
     * @param memory what is known of the user's Nextcloud
     * @param settings what the operator lets tools do
     * @param tokens asked at the first request, so that what a tool refuses by itself needs no consent
     * @param call whose cancellation is looked at before each request, and whose trace goes along
     */
    NextcloudClient(
            NextcloudWire wire,
            Pause pause,
            UserIds userIds,
            UserMemory memory,
            ToolSettings settings,
            Subject subject,
            Tokens tokens,
            Call call) {
        this.wire = wire;
        this.pause = pause;
        this.userIds = userIds;
        this.memory = memory;
        this.settings = settings;
        this.subject = subject;
        this.tokens = tokens;
        this.cancellation = call.cancellation();
        this.trace = call.trace();
    }

    /**
     * Sends a request; again a few times while what it is about is locked (423); and, once per tool call, again with a
     * new token after a 401. Both statuses mean that nothing was done, so this is safe for writes too.
     *
     * @return whatever Nextcloud answers, except 401
     * @throws RefusedException if Nextcloud refuses the new token as well, or if it does not answer
     * @throws org.nextcloudmcp.tools.ToolCallException if there is no token for this user
     * @throws org.nextcloudmcp.call.CancelledException if nobody waits for the answer any more; nothing was sent
     */
    public NextcloudResponse send(NextcloudRequest request) {
        return patient(with -> new Streamed<Void>(wire.send(traced(request), with), Optional.empty()), request)
                .response();
    }

    /**
     * Sends a request as {@link #send} does, and reads the body of a success while it arrives, so that a long list need
     * not be held as a whole.
     *
     * @return for a success what the reader made of the body; otherwise the refusal, except 401
     */
    public <T> Streamed<T> stream(NextcloudRequest request, BodyReader<T> reader) {
        return patient(with -> wire.stream(traced(request), with, reader), request);
    }

    private <T> Streamed<T> patient(Function<AccessToken, Streamed<T>> sending, NextcloudRequest request) {
        var answer = unlocked(sending, request);
        var status = answer.response().status();
        if (!request.isSafe()) {
            changed |= status / 100 == 2;
        } else if (changed && (status == 429 || status >= 500)) {
            // The words for a failed question would say that nothing was changed, and the change would be made twice.
            throw UnknownFateException.afterAChange();
        }
        return answer;
    }

    private <T> Streamed<T> unlocked(Function<AccessToken, Streamed<T>> sending, NextcloudRequest request) {
        var answer = signedIn(sending, request);
        for (var wait : WAITS_FOR_LOCK) {
            if (!answer.response().is(423)) {
                return answer;
            }
            pause.of(wait);
            answer = signedIn(sending, request);
        }
        return answer;
    }

    private <T> Streamed<T> signedIn(Function<AccessToken, Streamed<T>> sending, NextcloudRequest request) {
        cancellation.check();
        var first = token == null ? tokens.first() : token;
        token = first;
        var answer = attempt(sending, request, first);
        if (!answer.response().is(401)) {
            return answer;
        }
        if (!renewed) {
            renewed = true;
            var second = tokens.insteadOf(first);
            token = second;
            answer = attempt(sending, request, second);
        }
        if (answer.response().is(401)) {
            throw Refusals.tokenRefused();
        }
        return answer;
    }

    /**
     * Sends what clears away after a failure, also when nobody waits any more. Whatever comes of it changes nothing, so
     * nothing is answered.
     */
    public void tidyUp(NextcloudRequest request) {
        if (token == null) {
            return;
        }
        try {
            wire.send(traced(request), token.token());
        } catch (NextcloudUnreachableException e) {
            LOG.log(Level.FINE, "Nothing was cleared away: Nextcloud does not answer", e);
        }
    }

    /**
     * Where a person finds something in the web pages of this Nextcloud.
     *
     * @param path from the first slash on, percent-encoded, such as {@code /apps/notes/note/7}
     */
    public URI page(String path) {
        return URI.create(wire.address() + path);
    }

    /** How much one call may read, answer or change. */
    public ToolLimits limits() {
        return settings.limits();
    }

    /** The tag whose files do not exist for any tool; see {@link org.nextcloudmcp.nextcloud.files.HiddenFiles}. */
    public Optional<String> hiddenTag() {
        return settings.hiddenTag();
    }

    /**
     * Whether the user's Nextcloud certainly has no such app. Asks it if that is not known or some minutes old.
     *
     * @return false also if it cannot be found out
     */
    public boolean lacks(NextcloudApp app) {
        return KnownApps.of(this).missing().contains(app);
    }

    /** What {@link #remember} kept for this user in any call, if its time is not over. */
    public <T> Optional<T> remembered(Class<T> kind) {
        return memory.find(subject, kind);
    }

    /**
     * Keeps something about this user's Nextcloud for later calls; one of each class.
     *
     * @param weight how many things of some twenty bytes it holds; at least 1
     */
    public void remember(Object fact, int weight, Duration lifetime) {
        memory.keep(subject, fact, weight, lifetime);
    }

    public void forget(Class<?> kind) {
        memory.forget(subject, kind);
    }

    /** Whether somebody still waits for this call; to be looked at in long work between two requests. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /**
     * The user's id in Nextcloud, which is part of every DAV path. It may differ from the login name and from
     * {@code sub}, so Nextcloud itself is asked.
     *
     * @throws RefusedException if Nextcloud does not tell
     */
    public String userId() {
        return userIds.of(subject, this);
    }

    /** Takes back what {@link #userId()} has remembered, because an answer did not fit it. */
    public void forgetUserId() {
        userIds.forget(subject);
    }

    private <T> Streamed<T> attempt(
            Function<AccessToken, Streamed<T>> sending, NextcloudRequest request, NextcloudToken with) {
        try {
            return sending.apply(with.token());
        } catch (NextcloudUnreachableException e) {
            if (request.isSafe() && changed) {
                throw UnknownFateException.afterAChange();
            }
            changed |= !request.isSafe() && e.mayHaveArrived();
            throw Refusals.unreachable(request, e);
        }
    }

    private NextcloudRequest traced(NextcloudRequest request) {
        return trace.map(known -> request.with("traceparent", known.onward())).orElse(request);
    }

    /** Where the tokens of one call come from. */
    interface Tokens {

        NextcloudToken first();

        /** Another one, because Nextcloud refused this. */
        NextcloudToken insteadOf(NextcloudToken refused);
    }
}
