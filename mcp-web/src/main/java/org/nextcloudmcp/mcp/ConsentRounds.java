package org.nextcloudmcp.mcp;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.nextcloudmcp.elicitation.ConsentForm;
import org.nextcloudmcp.elicitation.Consents;
import org.nextcloudmcp.json.CachedJson;
import org.nextcloudmcp.jsonrpc.JsonRpcError;
import org.nextcloudmcp.jsonrpc.JsonRpcNotification;
import org.nextcloudmcp.provisioning.ConsentProgress;

/** What follows when a user was asked to open our connect page, in either era. */
@Singleton
public class ConsentRounds {

    /** Clients give a request up after a minute; before that they are asked once more. */
    static final Duration PATIENCE = Duration.ofSeconds(50);

    private static final int URL_ELICITATION_REQUIRED = -32042;

    private static final String DECLINED =
            "Nextcloud was not connected: the user declined, or the sign-in ended without access. So nothing was done. Do not ask again "
                    + "by yourself; when the user wants to connect it, call this once more and a new link is given.";

    private static final String DISMISSED = "The user did not open the link to connect Nextcloud, so nothing was done. "
            + "Call this once more when the user is ready, and a link is given.";

    private final Consents consents;
    private final Listeners listeners;
    private final Clock clock;

    @Inject
    public ConsentRounds(Consents consents, Listeners listeners, Clock clock) {
        this.consents = consents;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** What the answered question leads to; empty: the method can run. If nothing was granted it asks anew by itself. */
    Optional<MethodOutcome> outcome(Asked asked) {
        return asked.consent().flatMap(round -> {
            if (round.refused()) {
                var sentence = round.action().filter("cancel"::equals).isPresent() ? DISMISSED : DECLINED;
                return Optional.of(Explained.toClient(asked.method(), sentence));
            }
            return switch (consents.progress(asked.caller().subject(), round.link())) {
                case OPEN ->
                    asked.consentForm() == ConsentForm.QUESTION
                            ? Optional.of(new MethodOutcome.ConsentOpen(round.link(), round.expiresAt()))
                            : Optional.empty();
                case DECLINED -> Optional.of(Explained.toClient(asked.method(), DECLINED));
                case GIVEN, OVER -> Optional.empty();
            };
        });
    }

    /**
     * Waits for the user, as long as the client may be expected to.
     *
     * @param then told whether anything has changed
     * @return ends the waiting
     */
    Runnable await(Asked asked, MethodOutcome.ConsentOpen open, Consumer<Boolean> then) {
        var end = clock.instant().plus(PATIENCE);
        return consents.await(
                asked.caller().subject(),
                open.link(),
                end.isBefore(open.expiresAt()) ? end : open.expiresAt(),
                progress -> then.accept(progress != ConsentProgress.OPEN || isOver(open.expiresAt())));
    }

    private boolean isOver(Instant end) {
        return !clock.instant().isBefore(end);
    }

    /**
     * The error of 2025-11-25 (elicitation, URL elicitation required). When the user has agreed, the session that was
     * told this is told so, if it listens here.
     */
    JsonRpcError error(Asked asked, MethodOutcome.ConsentRequired required) {
        var id = UUID.randomUUID().toString();
        asked.session()
                .ifPresent(session ->
                        consents.await(asked.caller().subject(), required.link(), required.expiresAt(), progress -> {
                            if (progress == ConsentProgress.GIVEN) {
                                listeners.tell(session, complete(id));
                            }
                        }));
        var elicitation = CachedJson.object()
                .add("mode", "url")
                .add("elicitationId", id)
                .add("url", required.link().toString())
                .add("message", required.message());
        var data = CachedJson.object()
                .add("elicitations", CachedJson.array().add(elicitation))
                .build();
        return new JsonRpcError(URL_ELICITATION_REQUIRED, required.message(), Optional.of(data));
    }

    private static JsonObject complete(String elicitationId) {
        return new JsonRpcNotification(
                        "notifications/elicitation/complete",
                        CachedJson.object().add("elicitationId", elicitationId).build())
                .toJson();
    }
}
