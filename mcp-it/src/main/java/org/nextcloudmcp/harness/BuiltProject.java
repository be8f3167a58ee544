package org.nextcloudmcp.harness;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build put things.
 *
 * @param root the root of the source tree
 */
public record BuiltProject(Path root) {
    /** Names the root when the working directory is not in the source tree. */
    public static final String ROOT_PROPERTY = "broker.root";

    /** The project that the working directory, or the property {@value #ROOT_PROPERTY}, is in. */
    public static BuiltProject here() {
        Path candidate =
                Path.of(System.getProperty(ROOT_PROPERTY, "")).toAbsolutePath().normalize();
        for (Path folder = candidate; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("server-config"))) {
                return new BuiltProject(folder);
            }
        }
        throw new IllegalStateException("not inside the project: " + candidate);
    }

    /** The packaged Open Liberty with the server {@code mcp}. */
    public Path liberty() {
        return built(root.resolve("server-config/target/liberty/wlp"));
    }

    /** The unpacked Keycloak. */
    public Path keycloak() {
        return built(root.resolve("mcp-it/target/keycloak"));
    }

    /** The package and lock files of npm's oidc-provider. */
    public Path oidcProviderSource() {
        return root.resolve("mcp-it/src/main/oidc-provider");
    }

    /** Where npm installs it. */
    public Path oidcProvider() {
        return root.resolve("mcp-it/target/oidc-provider");
    }

    /** The package and lock files of the conformance suite and of real MCP clients. */
    public Path peersSource() {
        return root.resolve("mcp-it/src/main/mcp-peers");
    }

    /** Where npm installs them. */
    public Path peers() {
        return root.resolve("mcp-it/target/mcp-peers");
    }

    /** The library with what the conformance suite calls. */
    public Path conformanceFixtures() {
        return root.resolve("mcp-conformance/target/mcp-conformance.jar");
    }

    /** Where running servers keep their files; below {@code target}, so {@code mvn clean} removes it. */
    public Path workFolder(String name) {
        return root.resolve("mcp-it/target/run").resolve(name);
    }

    /** The page of all tools, which is made from the code. */
    public Path toolsPage() {
        return root.resolve("docs/tools.md");
    }

    private static Path built(Path path) {
        if (!Files.isDirectory(path)) {
            throw new IllegalStateException(path + " is not there: run `mvn -B package -DskipTests` first");
        }
        return path;
    }
}
