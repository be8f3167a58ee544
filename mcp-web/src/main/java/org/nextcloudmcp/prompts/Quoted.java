package org.nextcloudmcp.prompts;

/** Words of a user inside the sentence of a prompt: in one line, bounded, and unable to end their own quotation marks. */
public final class Quoted {

    private static final int LONGEST = 1000;

    private Quoted() {}

    public static String words(String given) {
        var line = given.replaceAll("[\\p{Cntrl}\\s]+", " ")
                .replaceAll("[“”\"]", "'")
                .strip();
        return "“" + (line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…") + "”";
    }
}
