package org.nextcloudmcp.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.FreePort;
import org.nextcloudmcp.stage.Stage;

/**
 * The server that Arquillian starts and stops: the packaged one, with a copy of its configuration whose server.env holds
 * the settings, because Arquillian has no way to set the environment.
 */
final class ArquillianServer {
    private static final int HTTP_PORT = FreePort.any();

    /** Arquillian finds its server among all Java processes by this name, so no other may have it. */
    private static final String NAME = "arquillian-" + HTTP_PORT;

    private static final String LOCAL_CONNECTOR = """
            <server>
                <featureManager>
                    <feature>localConnector-1.0</feature>
                </featureManager>
            </server>
            """;

    private ArquillianServer() {}

    static URI publicUrl() {
        return URI.create("http://localhost:" + HTTP_PORT);
    }

    /** Writes the configuration and the system properties that arquillian.xml refers to. */
    static void prepare(Stage stage) {
        BuiltProject project = BuiltProject.here();
        Path folder = project.workFolder("arquillian");
        Folders.remove(folder);
        Path user = folder.resolve("usr");
        Folders.copy(project.liberty().resolve("usr/shared"), user.resolve("shared"));
        Path server = user.resolve("servers").resolve(NAME);
        Folders.copy(project.liberty().resolve("usr/servers/mcp"), server);
        Map<String, String> settings = new HashMap<>(stage.settings());
        settings.put("HTTP_PORT", String.valueOf(HTTP_PORT));
        settings.put("HTTPS_PORT", String.valueOf(FreePort.any()));
        settings.put("MCP_PUBLIC_URL", publicUrl().toString());
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n", "\n", "\n"));
        try {
            Files.createDirectories(server.resolve("configDropins/defaults"));
            Files.writeString(server.resolve("configDropins/defaults/arquillian.xml"), LOCAL_CONNECTOR);
            Files.writeString(
                    server.resolve("server.env"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        System.setProperty("arquillian.liberty.home", project.liberty().toString());
        System.setProperty("arquillian.liberty.user", user.toString());
        System.setProperty("arquillian.liberty.server", NAME);
        System.setProperty("arquillian.liberty.port", String.valueOf(HTTP_PORT));
    }
}
