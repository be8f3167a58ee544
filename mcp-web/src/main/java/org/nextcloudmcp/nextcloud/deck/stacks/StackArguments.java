package org.nextcloudmcp.nextcloud.deck.stacks;

/** What several tools say about the same arguments. */
final class StackArguments {

    static final String LIMIT = "How many cards of each stack to answer at most.";
    static final String ORDER = "Where it stands among the stacks: from the smallest number to the largest.";

    private StackArguments() {}
}
