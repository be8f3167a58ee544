package org.nextcloudmcp.standin.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nextcloudmcp.standin.Answer;
import org.nextcloudmcp.standin.Ask;
import org.nextcloudmcp.standin.Body;
import org.nextcloudmcp.standin.dav.Conditions;
import org.nextcloudmcp.standin.dav.DavError;

/** GET and HEAD of a file, with one byte range (RFC 9110 §14). A folder answers 200 with nothing in it. */
public record FileDownload(UserFiles files) {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    /** Answers for a file or folder. */
    public Answer answer(Ask ask, DavPath path) {
        Path place = files.at(path);
        if (UserFiles.isFolder(place)) {
            boolean zip = ask.parameter("accept").filter("zip"::equals).isPresent()
                    || ask.header("Accept").filter("application/zip"::equals).isPresent();
            return zip ? new Archive(files).answer(place) : Answer.html(200);
        } else if (!UserFiles.isFile(place)) {
            throw path.missing();
        }
        String etag = files.etag(place);
        new Conditions(ask).requireMatch(true, () -> etag);
        if (new Conditions(ask).notModified(etag)) {
            return Answer.empty(304).with("ETag", '"' + etag + '"');
        }
        Answer whole = whole(path, files.read(place), files.modified(place), '"' + etag + '"');
        Matcher range = RANGE.matcher(ask.header("Range").orElse(""));
        if (!range.matches() || ask.isHead() || (range.group(1) + range.group(2)).isEmpty()) {
            return whole;
        }
        return part(whole, range);
    }

    /** A file as it is downloaded, with its ETag as it shall appear. */
    public static Answer whole(DavPath path, byte[] content, Instant modified, String etag) {
        String encoded = new DavPath(java.util.List.of(path.name())).href("", false);
        return Answer.empty(200)
                .with("Content-Type", MediaType.of(path.name()) + (isText(path) ? ";charset=UTF-8" : ""))
                .with("Last-Modified", FileProperties.httpDate(modified))
                .with("ETag", etag)
                .with("OC-ETag", etag)
                .with(
                        "Content-Disposition",
                        "attachment; filename*=UTF-8''" + encoded + "; filename=\"" + encoded + "\"")
                .saying(content);
    }

    private static Answer part(Answer whole, Matcher range) {
        long size = whole.body().length();
        boolean suffix = range.group(1).isEmpty();
        long from = suffix ? Math.max(0, size - Long.parseLong(range.group(2))) : Long.parseLong(range.group(1));
        if (from >= size) {
            return DavError.sabre(
                            416,
                            "RequestedRangeNotSatisfiable",
                            "The start offset (" + from + ") exceeded the size of the entity (" + size + ")")
                    .answer()
                    .with("Last-Modified", whole.header("Last-Modified"))
                    .with("ETag", whole.header("ETag"));
        }
        long last = suffix || range.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
        return new Answer(
                        206,
                        whole.headers(),
                        Body.of(Arrays.copyOfRange(whole.body().bytes(), (int) from, (int) last + 1)))
                .with("Content-Range", "bytes " + from + "-" + last + "/" + size);
    }

    private static boolean isText(DavPath path) {
        return MediaType.of(path.name()).startsWith("text/");
    }
}
