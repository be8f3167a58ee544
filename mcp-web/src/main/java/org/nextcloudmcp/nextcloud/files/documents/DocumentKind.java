package org.nextcloudmcp.nextcloud.files.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipInputStream;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.epub.EpubParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;

/**
 * The documents whose text can be extracted, told by their bytes: a name can say anything. Each has its one parser, so no
 * parser is ever found by what happens to lie on the class path.
 */
enum DocumentKind {
    PDF("application/pdf"),
    OFFICE_OPEN_XML("application/vnd.openxmlformats-officedocument"),
    OPEN_DOCUMENT("application/vnd.oasis.opendocument"),
    EPUB("application/epub+zip"),
    OLE2("application/x-ole-storage"),
    RTF("application/rtf");

    /** Acrobat takes a header anywhere in the first kilobyte; so do others. */
    private static final int PDF_HEADER_WITHIN = 1024;

    private static final byte[] OLE2_MAGIC = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int MOST_ENTRIES_LOOKED_AT = 50;

    private final String type;

    DocumentKind(String type) {
        this.type = type;
    }

    /** Empty for everything else. */
    static Optional<DocumentKind> of(byte[] document) {
        var head = new String(document, 0, Math.min(document.length, PDF_HEADER_WITHIN), StandardCharsets.ISO_8859_1);
        if (head.startsWith("PK\3\4")) {
            return ofZip(document);
        }
        if (head.startsWith(new String(OLE2_MAGIC, StandardCharsets.ISO_8859_1))) {
            return Optional.of(OLE2);
        }
        if (head.startsWith("{\\rtf")) {
            return Optional.of(RTF);
        }
        return head.contains("%PDF-") ? Optional.of(PDF) : Optional.empty();
    }

    private static Optional<DocumentKind> ofZip(byte[] document) {
        try (var zip = new ZipInputStream(new ByteArrayInputStream(document))) {
            for (var i = 0; i < MOST_ENTRIES_LOOKED_AT; i++) {
                var entry = zip.getNextEntry();
                if (entry == null) {
                    return Optional.empty();
                }
                if (entry.getName().equals("mimetype")) {
                    var type = new String(zip.readNBytes(100), StandardCharsets.US_ASCII);
                    return type.startsWith(EPUB.type)
                            ? Optional.of(EPUB)
                            : Optional.of(OPEN_DOCUMENT).filter(kind -> type.startsWith(kind.type));
                }
                if (entry.getName().equals("[Content_Types].xml")
                        || entry.getName().equals("_rels/.rels")) {
                    return Optional.of(OFFICE_OPEN_XML);
                }
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            // no archive after all, or one with names that are none
            return Optional.empty();
        }
    }

    /** Media type, as far as the bytes tell. */
    String type() {
        return type;
    }

    boolean isZip() {
        return this == OFFICE_OPEN_XML || this == OPEN_DOCUMENT || this == EPUB;
    }

    Parser parser() {
        return switch (this) {
            case PDF -> new PDFParser();
            case OFFICE_OPEN_XML -> new OOXMLParser();
            case OPEN_DOCUMENT -> new OpenDocumentParser();
            case EPUB -> streamingEpub();
            case OLE2 -> new OfficeParser();
            case RTF -> new RTFParser();
        };
    }

    /** Otherwise it would write the document into a temporary file. */
    private static Parser streamingEpub() {
        var epub = new EpubParser();
        epub.setStreaming(true);
        return epub;
    }
}
