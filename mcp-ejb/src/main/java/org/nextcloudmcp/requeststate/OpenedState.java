package org.nextcloudmcp.requeststate;

/** What a state that came back turned out to be. */
public sealed interface OpenedState {

    /** Ours, for this request and in time. */
    record Genuine(String state) implements OpenedState {}

    /** Ours and for this request, but its time is over. */
    record Expired() implements OpenedState {}

    /** Changed, made up, or another request's, client's or user's. */
    record Foreign() implements OpenedState {}
}
