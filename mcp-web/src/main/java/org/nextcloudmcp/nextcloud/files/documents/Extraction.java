package org.nextcloudmcp.nextcloud.files.documents;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What became of a document. */
public sealed interface Extraction {

    /**
     * A part of its text.
     *
     * @param next where the next part begins, in characters; empty if this is the last
     * @param type media type, as far as the bytes tell
     */
    record Text(String text, OptionalLong next, String type, Optional<String> title, OptionalInt pages)
            implements Extraction {}

    /** None. */
    record Refused(Reason reason) implements Extraction {}

    /** Why there is no text, in the words for the caller. */
    enum Reason {
        UNSUPPORTED(
                "is none of the documents whose text can be extracted: PDF, Word, Excel, PowerPoint, OpenDocument, RTF and"
                        + " EPUB",
                "Call again without parse_document to get its bytes."),
        ENCRYPTED(
                "is protected by a password, so its text cannot be extracted",
                "Ask the user for a copy without the password."),
        BROKEN(
                "is damaged, or not what it seems to be, so its text cannot be extracted",
                "Call again without parse_document to get its bytes."),
        TOO_LARGE_INSIDE(
                "holds far more than its size tells, so it was not opened",
                "Open it in Nextcloud if it comes from somebody who is trusted."),
        TOO_SLOW(
                "took too long to read, so its text was not extracted",
                "Call again without parse_document to get its bytes, or open it in Nextcloud."),
        BUSY("could not be read yet, because this server is busy with other documents", "Try again in half a minute.");

        private final String sentence;
        private final String remedy;

        Reason(String sentence, String remedy) {
            this.sentence = sentence;
            this.remedy = remedy;
        }

        /** What follows the file's name in a sentence; without a full stop. */
        public String sentence() {
            return sentence;
        }

        /** What to do about it. */
        public String remedy() {
            return remedy;
        }
    }
}
