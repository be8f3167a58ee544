package org.nextcloudmcp.grant;

/** What became of the request behind a state (RFC 6749 section 10.12). */
public sealed interface Consumption {

    /** The answer may be taken further, by this caller alone. */
    record Consumed(BegunAuthorization authorization) implements Consumption {}

    /** The state is not one of ours, or it was so long ago that it is forgotten. */
    record UnknownState() implements Consumption {}

    /** The answer came too late. */
    record ExpiredState() implements Consumption {}

    /** The provider's answer came before. */
    record UsedState() implements Consumption {}

    /** The answer came through another browser than the one that pressed Continue; the request is not used up. */
    record OtherBrowser() implements Consumption {}
}
