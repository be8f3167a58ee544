package org.nextcloudmcp.connect;

import java.util.List;
import java.util.Optional;

/**
 * A page that says what happened and what to do next.
 *
 * @param title what happened, in a few words
 * @param problem whether this is an error, announced at once to a screen reader
 * @param what what happened, in a sentence or two
 * @param next what to do now
 * @param providerWords the identity provider's own account, if it gave one
 */
record Notice(String title, boolean problem, String what, List<String> next, Optional<ProviderWords> providerWords)
        implements Page {

    static Notice of(String title, String what, String... next) {
        return new Notice(title, false, what, List.of(next), Optional.empty());
    }

    static Notice problem(String title, String what, String... next) {
        return new Notice(title, true, what, List.of(next), Optional.empty());
    }

    Notice with(Optional<ProviderWords> words) {
        return new Notice(title, problem, what, next, words);
    }

    /** The ARIA role of the message: an alert interrupts, a status waits. */
    String role() {
        return problem ? "alert" : "status";
    }

    @Override
    public String template() {
        return "notice";
    }
}
