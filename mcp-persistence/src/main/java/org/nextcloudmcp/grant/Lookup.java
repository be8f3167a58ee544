package org.nextcloudmcp.grant;

/** What became of the request behind a link. */
public sealed interface Lookup {

    /** It can still be answered; as the answer of a step forward: it could, and this call took the step. */
    record Open(PendingAuthorization request) implements Lookup {}

    /** There was no such request, or it was so long ago that it is forgotten. */
    record Unknown() implements Lookup {}

    /** Nobody answered it in time. */
    record Expired() implements Lookup {}

    /** It was begun or declined before. */
    record Used() implements Lookup {}
}
