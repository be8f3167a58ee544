package org.nextcloudmcp.redemption.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.nextcloudmcp.storage.NodeId;

/**
 * The folder where a node keeps what is its own: its id, and its journal. One server at a time uses it; the lock is the
 * operating system's and ends with the process.
 */
public final class NodeFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;
    private final NodeId node;

    private NodeFolder(Path path, FileChannel lock, NodeId node) {
        this.path = path;
        this.lock = lock;
        this.node = node;
    }

    /**
     * Takes the folder, which is made if there is none.
     *
     * @throws IOException if it cannot be written or another server uses it
     */
    public static NodeFolder open(Path path) throws IOException {
        made(path);
        var lock = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (lock.tryLock() == null) {
                throw new IOException("another server uses the folder " + path);
            }
            return new NodeFolder(path, lock, node(path.resolve("node-id")));
        } catch (OverlappingFileLockException e) {
            lock.close();
            throw new IOException("another application of this server uses the folder " + path, e);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public NodeId node() {
        return node;
    }

    public Path path() {
        return path;
    }

    /** Gives the folder back. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static void made(Path path) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(path.resolveSibling("."));
            if (!Files.isDirectory(path)) {
                Files.createDirectory(path, ownerOnly);
            }
        } else {
            Files.createDirectories(path);
        }
    }

    private static NodeId node(Path file) throws IOException {
        var text = Files.exists(file)
                ? Files.readString(file, StandardCharsets.US_ASCII).strip()
                : "";
        if (!text.isEmpty()) {
            try {
                return NodeId.parse(text);
            } catch (IllegalArgumentException e) {
                throw new IOException("the file " + file + " holds no node id", e);
            }
        }
        var node = new NodeId(UUID.randomUUID());
        var draft = file.resolveSibling("node-id.new");
        Files.writeString(draft, node + System.lineSeparator(), StandardCharsets.US_ASCII);
        try (var written = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return node;
    }
}
