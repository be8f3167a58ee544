package org.nextcloudmcp.standin.tables;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Ask;

/** A request below a root of the API, its numbers taken out. */
record Asked(Ask ask, String root) {
    private List<String> parts() {
        return ask.path().startsWith(root) ? ask.below(root) : List.of();
    }

    /** Method and path with {@code #} for each number, such as {@code GET /tables/#/rows}. */
    String route() {
        return ask.method() + " /"
                + String.join(
                        "/",
                        parts().stream()
                                .map(part -> part.matches("\\d{1,18}") ? "#" : part)
                                .toList());
    }

    /** The nth number of the path. */
    long id(int nth) {
        Stream<String> numbers = parts().stream().filter(part -> part.matches("\\d{1,18}"));
        return Long.parseLong(numbers.skip(nth).findFirst().orElseThrow());
    }

    String last() {
        return parts().get(parts().size() - 1);
    }

    OptionalInt number(String name) {
        return ask.parameter(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> OptionalInt.of(Integer.parseInt(text)))
                .orElse(OptionalInt.empty());
    }

    JsonObject json() {
        return ask.json();
    }
}
