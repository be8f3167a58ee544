package org.nextcloudmcp.standin.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Account;

/** One user's files, which are real files in a folder, with Nextcloud's ids and ETags. */
public final class UserFiles {
    private static final AtomicLong NEXT_ID = new AtomicLong(100);

    private final Account owner;
    private final Path root;
    private final Clock clock;
    private final Map<Path, Long> ids = new ConcurrentHashMap<>();

    public UserFiles(Account owner, Path root, Clock clock) {
        this.owner = owner;
        this.root = root;
        this.clock = clock;
        folder(root);
    }

    public Account owner() {
        return owner;
    }

    public Path at(DavPath path) {
        Path place = root;
        for (String name : path.names()) {
            place = place.resolve(name);
        }
        return place;
    }

    public DavPath pathOf(Path place) {
        return new DavPath(Stream.of(root.relativize(place))
                .flatMap(relative -> java.util.stream.StreamSupport.stream(relative.spliterator(), false))
                .map(Path::toString)
                .filter(name -> !name.isEmpty())
                .toList());
    }

    public static boolean isFolder(Path place) {
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
    }

    public static boolean isFile(Path place) {
        return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
    }

    public long id(Path place) {
        return ids.computeIfAbsent(place, path -> NEXT_ID.incrementAndGet());
    }

    /** The id with the instance's name, as in OC-FileId. */
    public String longId(Path place) {
        return String.format("%08docstandin001", id(place));
    }

    /** For a file: changes with its id and its modification time, in whole seconds, as Nextcloud's does. */
    public String etag(Path place) {
        String hash = md5(id(place) + ":" + modified(place).getEpochSecond());
        return isFolder(place) ? hash.substring(0, 13) : hash;
    }

    /** The modification time; for a folder the newest below it. Whole seconds. */
    public Instant modified(Path place) {
        try (Stream<Path> below = Files.walk(place)) {
            return below.map(UserFiles::time).max(Comparator.naturalOrder()).orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Instant time(Path path) {
        try {
            return Files.getLastModifiedTime(path).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (IOException gone) {
            return Instant.EPOCH;
        }
    }

    public long size(Path place) {
        try (Stream<Path> below = Files.walk(place)) {
            return below.filter(UserFiles::isFile)
                    .mapToLong(path -> path.toFile().length())
                    .sum();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public List<Path> children(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.sorted(
                            Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void write(Path file, byte[] content) {
        write(file, content, clock.instant());
    }

    public void write(Path file, byte[] content, Instant modified) {
        try {
            Files.write(file, content);
            Files.setLastModifiedTime(file, FileTime.from(modified));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Moves a file; it keeps its id. */
    public void move(Path from, Path to) {
        if (from.equals(to)) {
            return;
        }
        try {
            folder(to.getParent());
            Files.move(from, to);
            ids.put(to, id(from));
            ids.remove(from);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void folder(@org.jspecify.annotations.Nullable Path folder) {
        try {
            if (folder != null) {
                Files.createDirectories(folder);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void delete(Path place) {
        try (Stream<Path> below = Files.walk(place)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
                ids.remove(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public static String md5(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
