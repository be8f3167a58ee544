package org.nextcloudmcp.standin.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Account;

/** One user's files, which are real files in a folder, with Nextcloud's ids and ETags; what is deleted goes to the trash. */
public final class UserFiles {
    private final Account owner;
    private final Path root;
    private final Clock clock;
    private final FileIndex index;
    private final Trash trash = new Trash();
    private final Versions versions = new Versions();
    private final Guard guard = new Guard(this);
    private final Mounts mounts = new Mounts();

    public UserFiles(Account owner, Path root, Clock clock, FileIndex index) {
        this.owner = owner;
        this.root = root;
        this.clock = clock;
        this.index = index;
        Disk.folder(root);
    }

    public Account owner() {
        return owner;
    }

    public FileIndex index() {
        return index;
    }

    public Trash trash() {
        return trash;
    }

    public Versions versions() {
        return versions;
    }

    /** Quota and locks. */
    public Guard guard() {
        return guard;
    }

    /** Puts something of another user's into this user's root. */
    public void mount(String name, Mount mount) {
        mounts.add(name, mount);
    }

    /** Takes it away again. */
    public void unmount(String name) {
        mounts.remove(name);
    }

    /** What was mounted here or above, if this is not the user's own. */
    public Optional<Mount> mountOf(Path place) {
        return mounts.of(place);
    }

    /** Where a path lies or would lie. */
    public Path at(DavPath path) {
        Path place = root;
        for (String name : path.names()) {
            place = place.equals(root) ? mounts.at(name).orElse(root.resolve(name)) : place.resolve(name);
        }
        return place;
    }

    /** Where a path lies or would lie, for example {@code docs/a.txt}. */
    public Path at(String path) {
        return at(new DavPath(
                Stream.of(path.split("/")).filter(name -> !name.isEmpty()).toList()));
    }

    /** The path of something of the user's, or of something mounted. */
    public DavPath pathOf(Path place) {
        return mounts.pathOf(place).orElseGet(() -> new DavPath(DavPath.names(root, place)));
    }

    /** Whether the user can see what lies there. */
    public boolean sees(Path place) {
        return place.startsWith(root) || mountOf(place).isPresent();
    }

    public static boolean isFolder(Path place) {
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
    }

    public static boolean isFile(Path place) {
        return Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
    }

    public static boolean exists(Path place) {
        return isFile(place) || isFolder(place);
    }

    public long id(Path place) {
        return index.id(place);
    }

    /** The place of a file or folder that the user can see. */
    public Optional<Path> find(long id) {
        return index.find(id).filter(this::sees);
    }

    /** The id with the instance's name, as in OC-FileId. */
    public String longId(Path place) {
        return String.format("%08docstandin001", id(place));
    }

    /**
     * For a file: changes with its id and its modification time, in whole seconds, as Nextcloud's does. For a folder:
     * changes with all below it.
     */
    public String etag(Path place) {
        if (isFile(place)) {
            return md5(id(place) + ":" + modified(place).getEpochSecond());
        }
        StringBuilder below = new StringBuilder(id(place) + ":");
        Disk.below(place).forEach(path -> below.append(path).append(Disk.time(path)));
        return md5(below.toString()).substring(0, 13);
    }

    /** The modification time; for a folder the newest below it. Whole seconds. */
    public Instant modified(Path place) {
        return isFile(place)
                ? Disk.time(place)
                : Disk.below(place).stream()
                        .map(Disk::time)
                        .max(Comparator.naturalOrder())
                        .orElseThrow();
    }

    public long size(Path place) {
        return Disk.below(place).stream()
                .filter(UserFiles::isFile)
                .mapToLong(path -> path.toFile().length())
                .sum();
    }

    /** What lies in a folder, by name. */
    public List<Path> children(Path folder) {
        return folder.equals(root) ? mounts.among(Disk.children(folder)) : Disk.children(folder);
    }

    public byte[] read(Path file) {
        return Disk.read(file);
    }

    public void write(Path file, byte[] content) {
        write(file, content, clock.instant());
    }

    public void write(Path file, byte[] content, Instant modified) {
        Disk.write(file, content, modified);
        versions.add(id(file), modified.getEpochSecond(), content);
    }

    /** Moves a file or folder; it keeps its id. */
    public void move(Path from, Path to) {
        if (!from.equals(to)) {
            Disk.move(from, to);
            index.moved(from, to);
        }
    }

    /** Copies a file or folder, which gets ids of its own. */
    public void copy(Path from, Path to) {
        Disk.copy(from, to);
    }

    public void folder(@org.jspecify.annotations.Nullable Path folder) {
        Disk.folder(folder);
    }

    /** Into the trash. */
    public void delete(Path place) {
        long second = clock.instant().getEpochSecond();
        Path kept = root.resolveSibling(owner.userId() + ".trash").resolve(id(place) + "-" + second);
        DavPath original = pathOf(place);
        move(place, kept);
        trash.add(new Trash.Item(original, second, kept));
    }

    /** For good. */
    public void destroy(Path place) {
        Disk.delete(place);
        index.forget(place);
    }

    /** Says with whom something is shared. */
    public void sharedWith(Path place, List<Sharee> sharees) {
        index.sharees().put(id(place), List.copyOf(sharees));
    }

    List<Sharee> sharees(Path place) {
        return index.sharees().getOrDefault(id(place), List.of());
    }

    public boolean isFavorite(Path place) {
        return index.favorites(owner.userId()).contains(id(place));
    }

    public void favorite(Path place, boolean wanted) {
        if (wanted) {
            index.favorites(owner.userId()).add(id(place));
        } else {
            index.favorites(owner.userId()).remove(id(place));
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
