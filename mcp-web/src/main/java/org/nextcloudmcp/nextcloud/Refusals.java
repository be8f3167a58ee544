package org.nextcloudmcp.nextcloud;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * The one mapping from what Nextcloud answers to what the caller is told. An app's package handles the statuses that
 * mean something special there and leaves the rest to this.
 */
public final class Refusals {

    private static final String ASK_ADMINISTRATOR =
            "Ask the administrator of this server to check the setting nextcloud.url.";

    private Refusals() {}

    /**
     * A refusal by status.
     *
     * @param response an answer that is no success
     * @param what was asked for, as the object of a sentence: "the file a.txt"
     */
    public static RefusedException of(NextcloudResponse response, String what) {
        var words = ServerWords.of(response);
        var said = words.map(text -> " Nextcloud says: “" + text + "”.").orElse("");
        return switch (response.status()) {
            case 400, 415, 422 ->
                new RefusedException(
                        "Nextcloud does not accept this request for " + what + "." + said, "Change the arguments.");
            case 401 ->
                new RefusedException(
                        "Nextcloud does not accept the sign-in for " + what + ".",
                        "Nothing was changed. Sign in again; if it stays so, tell the administrator.");
            case 403 ->
                new RefusedException(
                        "The user may not do this with " + what + "." + said,
                        "Ask its owner for the permission, or choose another place.");
            case 404 ->
                new RefusedException(
                        "Nextcloud does not have " + what + ", or the user may not see it.",
                        "Check the spelling; list or search to see what is there.");
            case 405, 501 ->
                new RefusedException(
                        "Nextcloud does not do this with " + what + "." + said,
                        "It may be of another kind than expected: look at it first.");
            case 409 ->
                new RefusedException(
                        "What is there stands against this for " + what + "." + said,
                        "Nothing was changed. Look at what is there: something of that name may exist already, or the"
                                + " place for it may not.");
            case 412 ->
                new RefusedException(
                        "Somebody else has changed " + what + " since it was read, or it exists already." + said,
                        "Nothing was changed. Read what is there now, and repeat the call with its current etag.");
            case 413 ->
                new RefusedException(
                        "Nextcloud does not take so much at once for " + what + ".", "Send less, or in parts.");
            case 423 ->
                new RefusedException(
                        "Nextcloud has " + what + " locked because something else is using it.",
                        "Nothing was changed. Try again in a minute.");
            case 429 ->
                new RefusedException(
                        "Nextcloud has had too many requests and did not handle the one for " + what + ".",
                        "Nothing was changed. Try again " + when(response) + ".");
            case 502, 503, 504 ->
                new RefusedException(
                        isMaintenance(response, said)
                                ? "Nextcloud is in maintenance mode: its administrator is working on it."
                                : "Nextcloud is not available at the moment (HTTP " + response.status() + ")." + said,
                        "Try again " + when(response) + ".");
            case 507 ->
                new RefusedException(
                        "There is not enough space for " + what + " in the user's Nextcloud." + said,
                        "Nothing was written. Free some space or ask for a larger quota.");
            default -> other(response, what, said);
        };
    }

    /** OCS has a header for it and DAV says it in words; app routes say neither. */
    private static boolean isMaintenance(NextcloudResponse response, String said) {
        return response.header("X-Nextcloud-Maintenance-Mode").isPresent() || said.contains("maintenance mode");
    }

    /** By status alone, for apps whose own words name files, classes or statements of the server. */
    public static RefusedException withoutWords(NextcloudResponse response, String what) {
        var kept = new HashMap<String, String>();
        for (var name : List.of("Retry-After", "X-Nextcloud-Maintenance-Mode")) {
            response.header(name).ifPresent(value -> kept.put(name, value));
        }
        return of(new NextcloudResponse(response.status(), kept, new byte[0], false), what);
    }

    private static RefusedException other(NextcloudResponse response, String what, String said) {
        var status = response.status();
        if (status >= 300 && status < 400) {
            // Followed, a redirect would carry the token to a host that was never configured.
            return new RefusedException(
                    "Nextcloud redirects (HTTP " + status + "), and redirects are not followed.", ASK_ADMINISTRATOR);
        }
        if (status >= 500) {
            return new RefusedException(
                    "Nextcloud failed with an internal error (HTTP " + status + ") at " + what + "." + said,
                    "It was not retried, because the request itself can be the reason. Nextcloud's log tells its"
                            + " administrator more.");
        }
        return new RefusedException(
                "Nextcloud answered with HTTP " + status + " at " + what + "." + said,
                "Check the arguments; if they are right, tell the administrator.");
    }

    /**
     * What Nextcloud itself says about a refusal, in one line and bounded, for apps whose statuses say too little.
     *
     * @return empty if it says nothing that is meant for people
     */
    public static Optional<String> words(NextcloudResponse response) {
        return ServerWords.of(response);
    }

    /** Two different tokens were refused. Nextcloud never says why. */
    static RefusedException tokenRefused() {
        return new RefusedException(
                "Nextcloud refused the access token twice, the second one freshly issued.",
                "Nothing was changed. Either the Nextcloud account is disabled, or Nextcloud does not trust the identity"
                        + " provider's tokens (audience, keys, clock): ask the administrator.");
    }

    static RefusedException unreachable(NextcloudRequest request, NextcloudUnreachableException e) {
        if (!e.mayHaveArrived()) {
            return new RefusedException(
                    "Nextcloud cannot be reached.", "Nothing was changed. Try again later, or tell the administrator.");
        }
        return request.isSafe()
                ? new RefusedException("Nextcloud did not answer in time.", "Nothing was changed. Try again later.")
                : new UnknownFateException();
    }

    /** The answer is none of Nextcloud's: a login page, a proxy's error, another product. */
    public static RefusedException notNextcloud(String what) {
        return new RefusedException(
                "The answer for " + what + " does not look like one of Nextcloud.", ASK_ADMINISTRATOR);
    }

    public static RefusedException tooLarge(String what) {
        return new RefusedException(
                "The answer for " + what + " is larger than this server accepts.", "Ask for a smaller part.");
    }

    /** Retry-After in words (RFC 9110 section 10.2.3); only the form in seconds is of use to a model. */
    private static String when(NextcloudResponse response) {
        Optional<String> seconds = response.header("Retry-After").filter(value -> value.matches("\\d{1,6}"));
        return seconds.map(value -> "in " + value + " seconds").orElse("in a few minutes");
    }
}
