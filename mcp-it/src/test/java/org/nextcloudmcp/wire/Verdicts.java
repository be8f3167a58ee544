package org.nextcloudmcp.wire;

import java.util.List;
import java.util.stream.Stream;

/** What a conversation's messages say against the specification's schemas. */
public final class Verdicts {
    private Verdicts() {}

    /** Every message of this speaker that does not fit, with the reasons. */
    public static List<String> against(Message.Speaker speaker, List<Message> messages) {
        return messages.stream()
                .filter(message -> message.speaker() == speaker)
                .flatMap(message -> Stream.concat(
                                MessageSchemas.problems(message).stream(),
                                MessageSchemas.problemsOfResult(message).stream())
                        .map(problem -> message.revision() + " "
                                + message.answered().orElse("") + " " + problem + " in " + message.json()))
                .distinct()
                .toList();
    }
}
