package org.nextcloudmcp.redemption.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nextcloudmcp.crypto.SealBrokenException;
import org.nextcloudmcp.crypto.SealedSecret;
import org.nextcloudmcp.crypto.SecretCipher;
import org.nextcloudmcp.oauth.Subject;
import org.nextcloudmcp.redemption.AnswerJournal;
import org.nextcloudmcp.redemption.Answered;
import org.nextcloudmcp.redemption.JournalException;

/**
 * {@link AnswerJournal} in the files {@code answers-N.journal} of a folder. Records are appended to the newest; a file is
 * deleted when all its answers are done. A run never appends to a file of an earlier one, whose end may be torn.
 */
public final class FileJournal implements AnswerJournal, AutoCloseable {

    /** So much that is not done means that the database takes intents but no answers. */
    static final int MOST = 1_000;

    private static final Logger LOG = Logger.getLogger(FileJournal.class.getName());
    private static final int SEGMENT_BYTES = 256 * 1024;
    private static final Pattern SEGMENT = Pattern.compile("answers-(\\d{1,18})\\.journal");

    private final Path folder;
    private final AnswerSeal seal;
    private final Map<UUID, Kept> kept = new LinkedHashMap<>();
    private final Map<Path, Set<UUID>> earlier = new LinkedHashMap<>();
    private final List<Segment> full = new ArrayList<>();
    private Optional<Segment> current = Optional.empty();
    private long number;

    /** An answer that is not done; none if it does not open. */
    private record Kept(AnswerRecord sealed, Optional<Answered> answer) {}

    /** Where a record ends. */
    private record Place(Segment segment, long end) {}

    private FileJournal(Path folder, SecretCipher cipher) {
        this.folder = folder;
        this.seal = new AnswerSeal(cipher);
    }

    /**
     * Opens the journal with what earlier runs left in it.
     *
     * @param folder exists, and belongs to this process alone
     * @throws IOException if it cannot be read; if it cannot be written, it is not {@link #ready}
     */
    public static FileJournal open(Path folder, SecretCipher cipher) throws IOException {
        var journal = new FileJournal(folder, cipher);
        for (var number : journal.segments()) {
            journal.read(journal.file(number));
            journal.number = number;
        }
        try {
            journal.next(0);
        } catch (IOException e) {
            // What was read is there to be committed, which needs no room on the disk; ready() tries again.
            LOG.log(Level.SEVERE, "Nothing can be redeemed: the journal of redemptions cannot be written", e);
        }
        return journal;
    }

    private Iterable<Long> segments() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> SEGMENT.matcher(file.getFileName().toString()))
                    .filter(name -> name.matches())
                    .map(name -> Long.valueOf(name.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private void read(Path file) throws IOException {
        for (var content : Segment.read(file)) {
            if (content.answer().isPresent()) {
                var answer = content.answer().get();
                kept.put(answer.intentId(), new Kept(answer, opened(answer)));
                earlier.computeIfAbsent(file, any -> new TreeSet<>()).add(answer.intentId());
            } else {
                kept.remove(content.intentId());
                earlier.values().forEach(ids -> ids.remove(content.intentId()));
            }
        }
        earlier.computeIfAbsent(file, any -> new TreeSet<>());
        tidy();
    }

    private Optional<Answered> opened(AnswerRecord answer) {
        try {
            return Optional.of(seal.opened(answer));
        } catch (SealBrokenException e) {
            LOG.log(
                    Level.SEVERE,
                    "An answer in the journal cannot be opened; it stays, and its grant is not redeemed: {0}",
                    e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public synchronized boolean ready() {
        if (current.isEmpty()) {
            try {
                // A disk that was full may have room again; what only the memory holds goes there at once.
                rewrite();
            } catch (IOException e) {
                unusable();
                LOG.log(Level.WARNING, "The journal of redemptions still cannot be written", e);
            }
        }
        return current.isPresent() && kept.size() < MOST;
    }

    /**
     * Begins a new file with all that is not done, sealed by the key that seals now; the files before it are deleted.
     *
     * @throws IOException if that is not possible; nothing is lost then
     */
    public synchronized void rewrite() throws IOException {
        next(0);
        @Nullable Place last = null;
        for (var entry : List.copyOf(kept.values())) {
            // One that did not open may do so now: its key was put back.
            var answer = entry.answer().or(() -> opened(entry.sealed()));
            var sealed = answer.map(seal::sealed).orElse(entry.sealed());
            kept.put(sealed.intentId(), new Kept(sealed, answer));
            last = written(sealed);
        }
        if (last != null) {
            last.segment().force(last.end());
        }
        for (var segment : full) {
            segment.live().clear();
        }
        earlier.values().forEach(Set::clear);
        tidy();
    }

    @Override
    public void append(Answered answer) {
        // An interrupt would close the file under the hands of all who write to it.
        var interrupted = Thread.interrupted();
        try {
            var place = place(answer);
            // Not under the lock: one force serves all who have written meanwhile.
            force(place, answer);
        } catch (IOException e) {
            unusable();
            throw new JournalException("an answer cannot be written to the journal", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void force(Place place, Answered answer) throws IOException {
        try {
            place.segment().force(place.end());
        } catch (IOException e) {
            if (!movedFrom(place.segment(), answer.intentId())) {
                throw e;
            }
        }
    }

    /** Whether {@link #rewrite} came between writing and forcing: it has forced the answer to its new place. */
    private synchronized boolean movedFrom(Segment segment, UUID intentId) {
        return !full.contains(segment)
                && current.filter(now -> now != segment && now.live().contains(intentId))
                        .isPresent();
    }

    private synchronized Place place(Answered answer) throws IOException {
        var sealed = seal.sealed(answer);
        kept.put(answer.intentId(), new Kept(sealed, Optional.of(answer)));
        if (current.isEmpty()) {
            throw new IOException("the journal is not usable");
        }
        return written(sealed);
    }

    private Place written(AnswerRecord answer) throws IOException {
        var frame = Frame.of(answer);
        var segment = roomFor(frame);
        segment.live().add(answer.intentId());
        return new Place(segment, segment.write(frame));
    }

    private Segment roomFor(ByteBuffer frame) throws IOException {
        if (current.filter(segment -> segment.hasRoomFor(frame)).isEmpty()) {
            next(frame.remaining());
        }
        return current.orElseThrow();
    }

    private void next(int atLeast) throws IOException {
        number++;
        var made = Segment.make(file(number), Math.max(SEGMENT_BYTES, atLeast));
        current.ifPresent(full::add);
        current = Optional.of(made);
        tidy();
    }

    private Path file(long segment) {
        return folder.resolve("answers-" + segment + ".journal");
    }

    private synchronized void unusable() {
        current.ifPresent(full::add);
        current = Optional.empty();
    }

    @Override
    public synchronized boolean bars(Subject subject, long generation) {
        return kept.values().stream()
                .anyMatch(entry -> entry.answer().isEmpty()
                        && entry.sealed().subject().equals(subject)
                        && entry.sealed().generation() == generation);
    }

    @Override
    public synchronized void done(UUID intentId) {
        if (kept.remove(intentId) == null) {
            return;
        }
        full.forEach(segment -> segment.live().remove(intentId));
        earlier.values().forEach(ids -> ids.remove(intentId));
        current.ifPresent(segment -> segment.live().remove(intentId));
        try {
            if (current.isPresent()) {
                var frame = Frame.done(intentId);
                // Not forced: an answer that comes back after a crash is found to be stored already.
                roomFor(frame).write(frame);
            }
        } catch (IOException e) {
            unusable();
            LOG.log(Level.WARNING, "The journal of redemptions cannot be written", e);
        }
        tidy();
    }

    @Override
    public synchronized List<Answered> entries() {
        return kept.values().stream()
                .map(Kept::answer)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public synchronized List<Answered> entriesOf(Subject subject) {
        return entries().stream()
                .filter(answer -> answer.subject().equals(subject))
                .toList();
    }

    /** How many answers that are not done each key seals, those that it cannot open any more too. */
    public synchronized Map<String, Long> keys() {
        return kept.values().stream()
                .collect(Collectors.groupingBy(
                        entry -> SealedSecret.parse(entry.sealed().sealed()).keyId(), Collectors.counting()));
    }

    /** Deletes the files in which everything is done. */
    private void tidy() {
        try {
            for (var segment : List.copyOf(full)) {
                if (segment.live().isEmpty()) {
                    full.remove(segment);
                    segment.delete();
                }
            }
            for (var file : List.copyOf(earlier.keySet())) {
                if (earlier.getOrDefault(file, Set.of()).isEmpty()) {
                    Files.deleteIfExists(file);
                    earlier.remove(file);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "A file of the journal that is not needed any more cannot be deleted", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        unusable();
        for (var segment : full) {
            segment.close();
        }
    }
}
