package org.nextcloudmcp.settings;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names of tools as an operator lists them.
 *
 * @param patterns names of tools, or beginnings of names with {@code *} at the end
 */
public record ToolNames(Set<String> patterns) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,128}\\*?|\\*");

    public static final ToolNames NONE = new ToolNames(Set.of());

    public ToolNames {
        patterns = Set.copyOf(patterns);
    }

    static boolean isPattern(String text) {
        return NAME.matcher(text).matches();
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /** Whether one of them is this tool's name or its beginning. */
    public boolean match(String tool) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, tool));
    }

    /** Those that are no name and no beginning of any of these tools: slips of the pen. */
    public Set<String> unknownAmong(Collection<String> tools) {
        return patterns.stream()
                .filter(pattern -> tools.stream().noneMatch(tool -> matches(pattern, tool)))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean matches(String pattern, String tool) {
        return pattern.endsWith("*")
                ? tool.startsWith(pattern.substring(0, pattern.length() - 1))
                : tool.equals(pattern);
    }
}
