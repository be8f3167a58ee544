package org.nextcloudmcp.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A copy of the packaged application.
 *
 * @param ear the archive
 */
record ApplicationArchive(Path ear) {

    /** Puts libraries into the web application. */
    void add(List<Path> libraries) {
        try (FileSystem application = FileSystems.newFileSystem(ear)) {
            Path web = ear.resolveSibling("mcp-web.war");
            Files.copy(application.getPath("mcp-web.war"), web);
            addTo(web, libraries);
            Files.copy(web, application.getPath("mcp-web.war"), StandardCopyOption.REPLACE_EXISTING);
            Files.delete(web);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot change " + ear, failed);
        }
    }

    private static void addTo(Path web, List<Path> libraries) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(web)) {
            Path folder = content.getPath("WEB-INF", "lib");
            Files.createDirectories(folder);
            for (Path library : libraries) {
                Files.copy(library, folder.resolve(library.getFileName().toString()));
            }
        }
    }
}
