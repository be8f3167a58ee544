package org.nextcloudmcp.nextcloud.files;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.nextcloudmcp.schema.Description;
import org.nextcloudmcp.schema.JsonName;
import org.nextcloudmcp.tools.ToolAnswer;
import org.nextcloudmcp.tools.ToolContent;

/** What reading a file answers: text as it is, other bytes as an embedded resource. */
record FileReading(
        String path,
        @Description("Media type, derived from the name.") String contentType,
        @Description("Bytes of the whole file.") long size,
        @Description("The file's state when it was read.") Optional<String> etag,
        Optional<Instant> lastModified,
        @Description("Where this part begins, in bytes.") long offset,
        @Description("How many bytes this part has.") int length,

        @Description("Whether the file goes on behind this part.")
        boolean truncated,

        @Description("Where to go on; there if truncated.") OptionalLong nextOffset,

        @Description("utf-8: the text is in content. base64: the bytes are in the embedded resource.")
        Encoding encoding,

        @Description("The text of this part.") Optional<String> content,

        @Description("Which embedded resource has the bytes.")
        Optional<URI> resourceUri,

        @Description(
                "There if the text was extracted from a document: offset, length and next_offset count characters then.")
        Optional<Document> document) {

    /** What is known of a document beside its text. */
    record Document(
            @Description("What its bytes say it is.") String type, Optional<String> title, OptionalLong pages) {}

    enum Encoding {
        @JsonName("utf-8")
        UTF_8,
        BASE64
    }

    /** An earlier content: its entity tag is none that a write could name. */
    static ToolAnswer<FileReading> ofVersion(FileEntry file, FileSlice slice) {
        return of(file.withoutState(), slice.withoutState());
    }

    static ToolAnswer<FileReading> of(FileEntry file, FileSlice slice) {
        return SlicedText.of(slice).map(text -> ofText(file, slice, text)).orElseGet(() -> ofBytes(file, slice));
    }

    private static ToolAnswer<FileReading> ofText(FileEntry file, FileSlice slice, SlicedText text) {
        var offset = slice.offset() + text.skipped();
        var whole = of(file, slice, offset, text.length(), Encoding.UTF_8, Optional.of(text.text()), Optional.empty());
        // The copy leaves the text out: a model that reads all of the content should not read the file twice.
        var copy = of(file, slice, offset, text.length(), Encoding.UTF_8, Optional.empty(), Optional.empty());
        return new ToolAnswer<>(whole, List.of(new ToolContent.Text(text.text())), Optional.of(copy));
    }

    private static ToolAnswer<FileReading> ofBytes(FileEntry file, FileSlice slice) {
        var uri = FileUri.of(file.path());
        var reading = of(
                file, slice, slice.offset(), slice.bytes().length, Encoding.BASE64, Optional.empty(), Optional.of(uri));
        return ToolAnswer.of(reading, new ToolContent.BinaryResource(uri, slice.contentType(), slice.bytes()));
    }

    private static FileReading of(
            FileEntry file,
            FileSlice slice,
            long offset,
            int length,
            Encoding encoding,
            Optional<String> content,
            Optional<URI> resourceUri) {
        var end = offset + length;
        var isTruncated = end < slice.size();
        return new FileReading(
                file.path().toString(),
                slice.contentType(),
                slice.size(),
                slice.etag(),
                file.lastModified(),
                offset,
                length,
                isTruncated,
                isTruncated ? OptionalLong.of(end) : OptionalLong.empty(),
                encoding,
                content,
                resourceUri,
                Optional.empty());
    }
}
