package org.nextcloudmcp.redemption.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One file of the journal. It has its whole length from the start, so that a record needs no space that might not be
 * there, and forcing it to disk changes no length. Appended to by one run of the server only.
 */
final class Segment {

    private static final Logger LOG = Logger.getLogger(Segment.class.getName());

    private final Path file;
    private final FileChannel channel;
    private final int size;
    private final Set<UUID> live = new HashSet<>();
    /** Only ever by the one thread that writes. */
    private volatile long written;

    private long forced;

    private Segment(Path file, FileChannel channel, int size) {
        this.file = file;
        this.channel = channel;
        this.size = size;
    }

    /** Makes a segment of at least this size, full of zeros, on disk when this returns. */
    static Segment make(Path file, int size) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            write(channel, ByteBuffer.allocate(size), 0);
            channel.force(true);
            forceFolder(file.resolveSibling("."));
            return new Segment(file, channel, size);
        } catch (IOException e) {
            channel.close();
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /** What a segment of an earlier run holds, up to where it ends or a crash has torn it. */
    static List<Frame.Content> read(Path file) throws IOException {
        var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        var frames = new ArrayList<Frame.Content>();
        for (var frame = Frame.read(bytes); frame.isPresent(); frame = Frame.read(bytes)) {
            frames.add(frame.get());
        }
        return frames;
    }

    boolean hasRoomFor(ByteBuffer frame) {
        return written + frame.remaining() <= size;
    }

    /** Writes a record behind the last one; to be called by one thread at a time. Returns where it ends. */
    long write(ByteBuffer frame) throws IOException {
        var end = written + frame.remaining();
        write(channel, frame, written);
        written = end;
        return end;
    }

    /** Brings what lies before this place to disk, with what others wrote meanwhile: one force serves all who wait. */
    synchronized void force(long end) throws IOException {
        if (forced < end) {
            var all = written;
            channel.force(false);
            forced = all;
        }
    }

    Set<UUID> live() {
        return live;
    }

    void close() throws IOException {
        channel.close();
    }

    void delete() throws IOException {
        channel.close();
        Files.deleteIfExists(file);
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        var at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /** A new file's name must survive too. Not every system lets a folder be opened; those keep names by themselves. */
    private static void forceFolder(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            LOG.log(Level.FINE, "The folder of the journal cannot be forced to disk", e);
        }
    }
}
