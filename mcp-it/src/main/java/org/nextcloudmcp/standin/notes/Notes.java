package org.nextcloudmcp.standin.notes;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.nextcloudmcp.standin.files.DavPath;
import org.nextcloudmcp.standin.files.UserFiles;

/** A user's notes: Markdown files below {@code Notes}, their folders the categories. */
final class Notes {
    private static final Set<Long> FAVORITES = Collections.synchronizedSet(new HashSet<>());
    private static final Map<Long, Long> UPDATED = new ConcurrentHashMap<>();
    private static final int LONGEST_TITLE = 100;

    private final UserFiles files;
    private final Clock clock;
    private final DavPath folder = new DavPath(List.of("Notes"));

    Notes(UserFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        files.folder(files.at(folder));
    }

    List<Note> all() {
        List<Note> notes = byPlace();
        notes.sort(java.util.Comparator.comparingLong(Note::id));
        return notes;
    }

    /** In the order of their files. */
    List<Note> byPlace() {
        List<Note> notes = new ArrayList<>();
        collect(files.at(folder), notes);
        return notes;
    }

    private void collect(Path place, List<Note> notes) {
        for (Path child : files.children(place)) {
            if (UserFiles.isFolder(child)) {
                collect(child, notes);
            } else if (child.toString().endsWith(".md") || child.toString().endsWith(".txt")) {
                notes.add(read(child));
            }
        }
    }

    private Note read(Path file) {
        List<String> names = files.pathOf(file).names();
        String name = names.get(names.size() - 1);
        return new Note(
                files.id(file),
                name.substring(0, name.lastIndexOf('.')),
                String.join("/", names.subList(1, names.size() - 1)),
                new String(files.read(file), StandardCharsets.UTF_8),
                files.modified(file).getEpochSecond(),
                FAVORITES.contains(files.id(file)),
                UPDATED.computeIfAbsent(files.id(file), id -> clock.instant().getEpochSecond()));
    }

    Optional<Note> find(long id) {
        return all().stream().filter(note -> note.id() == id).findFirst();
    }

    /** Notes with the term in title or content, in any case; the newest first. */
    List<Note> containing(String term) {
        String wanted = term.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(note -> (note.title() + "\n" + note.content())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .sorted(java.util.Comparator.comparingLong(Note::modified).reversed())
                .toList();
    }

    Note create(NoteChange change) {
        String title = title(change.title().orElse(""));
        DavPath category = category(change.category().orElse(""));
        files.folder(files.at(category));
        Path file = free(category, title);
        files.write(
                file,
                bytes(change.content().orElse("")),
                change.modified().map(Instant::ofEpochSecond).orElse(clock.instant()));
        favorite(files.id(file), change);
        return read(file);
    }

    Note update(Note note, NoteChange change) {
        Path file = fileOf(note);
        change.content()
                .filter(content -> !content.equals(note.content()))
                .ifPresent(content -> files.write(file, bytes(content)));
        DavPath category =
                change.category().map(Notes::category).orElse(files.pathOf(file).parent());
        String title = change.title().map(Notes::title).orElse(note.title());
        Path target = files.at(category.child(title + ".md"));
        if (!target.equals(file)) {
            target = free(category, title);
            files.move(file, target);
        }
        favorite(note.id(), change);
        UPDATED.put(note.id(), clock.instant().getEpochSecond());
        return read(target);
    }

    void delete(Note note) {
        files.delete(fileOf(note));
    }

    private Path fileOf(Note note) {
        DavPath place = category(note.category());
        Path file = files.at(place.child(note.title() + ".md"));
        return UserFiles.isFile(file) ? file : files.at(place.child(note.title() + ".txt"));
    }

    private Path free(DavPath category, String title) {
        Path file = files.at(category.child(title + ".md"));
        for (int n = 2; UserFiles.isFile(file); n++) {
            file = files.at(category.child(title + " (" + n + ").md"));
        }
        return file;
    }

    private static void favorite(long id, NoteChange change) {
        change.favorite().ifPresent(wanted -> {
            if (wanted) {
                FAVORITES.add(id);
            } else {
                FAVORITES.remove(id);
            }
        });
    }

    private static byte[] bytes(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static String title(String wanted) {
        String safe = wanted.replaceAll("[/\\\\:*?\"<>|\\p{Cntrl}]", "").strip();
        String shorter = safe.substring(0, Math.min(LONGEST_TITLE, safe.length()));
        return shorter.isEmpty() ? "New note" : shorter;
    }

    private static DavPath category(String wanted) {
        return new DavPath(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of("Notes"),
                        Arrays.stream(wanted.split("/"))
                                .map(String::strip)
                                .filter(name -> !name.isEmpty() && !name.equals("..") && !name.equals(".")))
                .collect(Collectors.toList()));
    }
}
