package org.nextcloudmcp.probe;

import org.nextcloudmcp.oauth.CodeVerifier;
import org.nextcloudmcp.oauth.Nonce;

/** What became of the probe behind a state (RFC 6749 section 10.12). */
public sealed interface ProbeReturn {

    /** The answer may be taken further, by this caller alone: with what redeeming the code and checking the ID token need. */
    record Consumed(ProbeRecord probe, CodeVerifier verifier, Nonce nonce) implements ProbeReturn {}

    /** The state is not one of a probe. */
    record UnknownState() implements ProbeReturn {}

    /** The answer came too late. */
    record ExpiredState() implements ProbeReturn {}

    /** The provider's answer came before. */
    record UsedState() implements ProbeReturn {}

    /** The answer came through another browser than the one that pressed Continue; nothing is used up. */
    record OtherBrowser() implements ProbeReturn {}
}
