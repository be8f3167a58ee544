package org.nextcloudmcp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.standin.JournalEntry;

/** Which requests to Nextcloud each tool says that it sends, as the page of all tools has it. */
final class DeclaredCalls {
    private static final Pattern ROW = Pattern.compile("\\| `([a-z_]+)` \\|.*\\|([^|]*)\\|");

    /** What any tool may ask: who the user is, which apps there are, and what is hidden. */
    private static final List<String> OF_EVERY_TOOL = List.of(
            "GET /ocs/v2.php/cloud/user",
            "GET /ocs/v2.php/cloud/capabilities",
            "GET /apps/cookbook/api/version",
            "PROPFIND /remote.php/dav/systemtags/");

    private final Map<String, List<Pattern>> byTool = new TreeMap<>();

    /** Nothing where the page has not been made yet. */
    static Optional<DeclaredCalls> ofTheProject() {
        Path page = BuiltProject.here().toolsPage();
        return Files.exists(page) ? Optional.of(new DeclaredCalls(page)) : Optional.empty();
    }

    private DeclaredCalls(Path page) {
        try {
            for (String line : Files.readAllLines(page)) {
                var row = ROW.matcher(line);
                if (row.matches()) {
                    byTool.put(
                            row.group(1),
                            Arrays.stream(row.group(2).split("<br>", -1))
                                    .map(call -> call.replace("`", "").strip())
                                    .map(call -> call.replace(" /index.php/", " /"))
                                    .filter(call -> !call.isEmpty())
                                    .map(DeclaredCalls::pattern)
                                    .toList());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A name in braces stands for one part of a path; {@code {path}} for any number of them. */
    private static Pattern pattern(String call) {
        return Pattern.compile(Arrays.stream(call.split("(?<=})|(?=\\{)", -1))
                .map(part -> part.equals("{path}") ? ".*" : part.startsWith("{") ? "[^/]+" : Pattern.quote(part))
                .collect(Collectors.joining("", "", "/?")));
    }

    /** The requests, among those that a tool has sent, that it does not declare. */
    List<String> undeclared(String tool, List<JournalEntry> sent) {
        return sent.stream()
                .map(entry -> entry.method() + " " + entry.path().replaceFirst("^/index\\.php/", "/"))
                .filter(request -> !OF_EVERY_TOOL.contains(request))
                .filter(request -> byTool.getOrDefault(tool, List.of()).stream()
                        .noneMatch(call -> call.matcher(request).matches()))
                .map(request -> tool + ": " + request)
                .toList();
    }
}
