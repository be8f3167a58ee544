package org.nextcloudmcp.conformance;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nextcloudmcp.harness.BuiltProject;
import org.nextcloudmcp.harness.ChildProcess;
import org.nextcloudmcp.harness.Folders;
import org.nextcloudmcp.harness.NodePackage;

/** The official suite, which runs on Node. */
final class Suite {
    private final NodePackage installed;
    private final Path results;

    private Suite(NodePackage installed, Path results) {
        this.installed = installed;
        this.results = results;
    }

    /** Installs it if need be; nothing where there is no npm. */
    static Optional<Suite> install(Path results) {
        BuiltProject project = BuiltProject.here();
        return NodePackage.install(
                        "the conformance suite and MCP clients",
                        project.peersSource(),
                        project.peers(),
                        line -> System.out.println("[peers] " + line))
                .map(installed -> new Suite(installed, results));
    }

    RequirementSet requirements(String revision) {
        return RequirementSet.read(installed.file("node_modules/@modelcontextprotocol/conformance"), revision);
    }

    /** Runs all scenarios that the revision names, scored or not. */
    void run(URI endpoint, String revision) {
        Path folder = results.resolve(revision);
        Folders.remove(folder);
        Path script = installed.file("node_modules/@modelcontextprotocol/conformance/dist/index.js");
        List<String> command = List.of(
                installed.node().toString(),
                script.toString(),
                "server",
                "--url",
                endpoint.toString(),
                "--requirements",
                revision,
                "-o",
                folder.resolve("scenarios").toString());
        Path log = folder.resolve("suite.log");
        try (ChildProcess run = ChildProcess.start("conformance", command, Map.of(), installed.file("."), log)) {
            // Not 0 as soon as a scenario fails; each tells for itself.
            run.exitStatus();
        }
    }

    Outcome outcome(String revision, String scenario) {
        return Outcome.read(results.resolve(revision).resolve("scenarios"), scenario);
    }
}
