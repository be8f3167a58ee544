package org.nextcloudmcp.doctor;

/**
 * One thing that an administrator should know.
 *
 * @param topic what it is about, in a word or two
 * @param text in plain words; holds nothing that the provider sent but names of audiences and scopes and an error code
 */
public record Sentence(Mark mark, String topic, String text) {

    /** How much it matters. */
    public enum Mark {
        /** As it should be. */
        GOOD,
        /** Good to know; nothing to be done. */
        NOTE,
        /** Something to be done, or a risk to be known. */
        CARE
    }

    static Sentence good(String topic, String text) {
        return new Sentence(Mark.GOOD, topic, text);
    }

    static Sentence note(String topic, String text) {
        return new Sentence(Mark.NOTE, topic, text);
    }

    static Sentence care(String topic, String text) {
        return new Sentence(Mark.CARE, topic, text);
    }
}
