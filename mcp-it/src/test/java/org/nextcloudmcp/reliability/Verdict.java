package org.nextcloudmcp.reliability;

/** What an answer is worth to the user who asked. */
enum Verdict {
    /** The user's own data. */
    RIGHT,
    /** Another user's data: the worst of all. */
    SOMEBODY_ELSES,
    /** The user is asked for consent. */
    NOT_PROVISIONED,
    /** There is no token at the moment, and it is said when to come again. */
    TRY_LATER,
    /** Anything else that the server answered. */
    OTHER,
    /** No answer: the connection broke, or a minute was over. */
    NONE
}
