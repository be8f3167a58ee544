package org.nextcloudmcp.tools;

import java.util.List;

/** Makes tools of annotated methods without a container. */
public final class ToolsOf {

    private ToolsOf() {}

    /** The one tool of an object. */
    public static CallableTool the(Object object, CallParameter<?>... parameters) {
        var tools = all(object, parameters);
        if (tools.size() != 1) {
            throw new AssertionError(object.getClass() + " has " + tools.size() + " tools");
        }
        return tools.get(0);
    }

    public static List<CallableTool> all(Object object, CallParameter<?>... parameters) {
        return AnnotatedTools.of(object, List.of(parameters));
    }
}
