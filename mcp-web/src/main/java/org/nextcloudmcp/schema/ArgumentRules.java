package org.nextcloudmcp.schema;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * Holds arguments against an input schema and says everything that does not fit, in words that a model can act on. The
 * schema is read once. Keywords that are not known are left alone: {@code $ref}, {@code anyOf} and the like are the
 * tool's own to check.
 *
 * <p>An argument that is {@code null} counts as left out, unless its type admits null. Values are not quoted back: an
 * argument may hold what must not reach a log.
 */
public final class ArgumentRules {

    static final int MOST_PROBLEMS = 20;

    private final ObjectRules rules;

    private ArgumentRules(ObjectRules rules) {
        this.rules = rules;
    }

    /** The rules of a schema of type object. */
    public static ArgumentRules of(JsonObject schema) {
        return new ArgumentRules(ObjectRules.of(schema));
    }

    /** What is wrong, one sentence for each argument; empty if the arguments fit. */
    public List<String> problems(JsonObject arguments) {
        var problems = new Problems(MOST_PROBLEMS);
        rules.check("", arguments, problems);
        return problems.found();
    }
}
