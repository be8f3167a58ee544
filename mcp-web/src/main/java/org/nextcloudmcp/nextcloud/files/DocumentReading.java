package org.nextcloudmcp.nextcloud.files;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.NextcloudClient;
import org.nextcloudmcp.nextcloud.RefusedException;
import org.nextcloudmcp.nextcloud.files.documents.DocumentText;
import org.nextcloudmcp.nextcloud.files.documents.Extraction;
import org.nextcloudmcp.tools.ToolAnswer;
import org.nextcloudmcp.tools.ToolContent;

/** Reads the text of a document instead of its bytes. */
final class DocumentReading {

    /** Enough for some thirty pages; more fills a model's context. */
    private static final int MOST_CHARACTERS = 100_000;

    private final DocumentText documents;
    private final NextcloudClient nextcloud;
    private final Progress progress;

    DocumentReading(DocumentText documents, NextcloudClient nextcloud, Progress progress) {
        this.documents = documents;
        this.nextcloud = nextcloud;
        this.progress = progress;
    }

    ToolAnswer<FileReading> read(FileSource source, FileEntry file, long offset, int length) {
        var most = nextcloud.limits().documentBytes();
        if (source.isCurrent() && file.size().orElse(0) > most) {
            throw tooLarge(file, most);
        }
        var fetched = new AtomicReference<FileSlice>();
        var extraction = documents.extract(
                () -> fetch(source, file, most, fetched),
                offset,
                Math.min(length, MOST_CHARACTERS),
                nextcloud.cancellation(),
                progress);
        if (extraction instanceof Extraction.Text text) {
            return answer(file, Objects.requireNonNull(fetched.get()), offset, text, source.isCurrent());
        }
        var reason = ((Extraction.Refused) extraction).reason();
        throw new RefusedException(file.path() + " " + reason.sentence() + ".", reason.remedy());
    }

    private byte[] fetch(FileSource source, FileEntry file, int most, AtomicReference<FileSlice> fetched) {
        progress.report(
                0, OptionalDouble.empty(), Optional.of("Fetching " + file.path().name() + "."));
        var isEmpty = source.isCurrent() && file.size().orElse(1) == 0;
        var slice = isEmpty ? FileSlice.empty(file) : source.read(0, most);
        if (!slice.isLast()) {
            throw tooLarge(file, most);
        }
        fetched.set(slice);
        return slice.bytes();
    }

    private static ToolAnswer<FileReading> answer(
            FileEntry file, FileSlice slice, long offset, Extraction.Text text, boolean isCurrent) {
        if (offset > 0 && text.text().isEmpty() && text.next().isEmpty()) {
            throw new RefusedException(
                    "The text of " + file.path() + " ends before the offset " + offset + ".", "Use a smaller offset.");
        }
        var whole = reading(file, slice, offset, text, isCurrent, Optional.of(text.text()));
        // The copy leaves the text out: a model that reads all of the content should not read the text twice.
        var copy = reading(file, slice, offset, text, isCurrent, Optional.empty());
        return new ToolAnswer<>(whole, List.of(new ToolContent.Text(text.text())), Optional.of(copy));
    }

    private static FileReading reading(
            FileEntry file,
            FileSlice slice,
            long offset,
            Extraction.Text text,
            boolean isCurrent,
            Optional<String> content) {
        return new FileReading(
                file.path().toString(),
                slice.contentType(),
                slice.size(),
                isCurrent ? slice.etag() : Optional.empty(),
                isCurrent ? file.lastModified() : Optional.empty(),
                offset,
                text.text().length(),
                text.next().isPresent(),
                text.next(),
                FileReading.Encoding.UTF_8,
                content,
                Optional.empty(),
                Optional.of(new FileReading.Document(text.type(), text.title(), pages(text))));
    }

    private static OptionalLong pages(Extraction.Text text) {
        return text.pages().isPresent() ? OptionalLong.of(text.pages().getAsInt()) : OptionalLong.empty();
    }

    private static RefusedException tooLarge(FileEntry file, int most) {
        return new RefusedException(
                file.path() + " is larger than " + most + " bytes, the most from which this server extracts text.",
                "Open it in Nextcloud, or read parts of its bytes without parse_document.");
    }
}
