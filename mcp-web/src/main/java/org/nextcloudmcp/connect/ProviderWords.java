package org.nextcloudmcp.connect;

import java.util.Optional;

/**
 * What the identity provider, or whoever made the browser come here in its name, wrote into an error response
 * (RFC 6749 section 4.1.2.1). Shown as its words, never as ours.
 *
 * @param code the {@code error}, fit to be shown
 * @param description the {@code error_description}, fit to be shown
 */
record ProviderWords(Optional<String> code, Optional<String> description) {

    private static final int LONGEST_CODE = 64;
    private static final int LONGEST_DESCRIPTION = 300;

    /** Nothing if the provider gave no words, or none that can be shown. */
    static Optional<ProviderWords> of(Optional<String> error, Optional<String> errorDescription) {
        var code = error.map(text -> UntrustedText.shown(text, LONGEST_CODE)).filter(text -> !text.isEmpty());
        var description = errorDescription
                .map(text -> UntrustedText.shown(text, LONGEST_DESCRIPTION))
                .filter(text -> !text.isEmpty());
        return code.isEmpty() && description.isEmpty()
                ? Optional.empty()
                : Optional.of(new ProviderWords(code, description));
    }
}
