package org.nextcloudmcp.schema;

/**
 * A value that the schema admits and Java cannot hold, such as 1e999 for a double. The message begins with the name of
 * the argument and never quotes the value.
 */
public class UnfitException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String problem;

    UnfitException(String name, String problem) {
        super(name + " " + problem, null, false, false);
        this.name = name;
        this.problem = problem;
    }

    UnfitException(String problem) {
        this("", problem);
    }

    /** The same, seen from one level further up. */
    UnfitException inside(String outer) {
        var path = name.isEmpty() || name.startsWith("[") ? outer + name : outer + "." + name;
        return new UnfitException(path, problem);
    }
}
