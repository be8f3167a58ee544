package org.nextcloudmcp.nextcloud.files.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** One document being read, on a thread of its own; another thread may stop it. */
final class Parsing implements Callable<Extraction> {

    private static final Logger LOG = Logger.getLogger(Parsing.class.getName());
    private static final String PAGES = "xmpTPg:NPages";
    private static final int LONGEST_TITLE = 300;

    private final byte[] document;
    private final TextWindow window;
    private volatile boolean stopped;

    Parsing(byte[] document, long offset, int length) {
        this.document = document;
        this.window = new TextWindow(offset, length, () -> stopped);
    }

    /** Ends it at the next piece of the document that is read or told. */
    void stop() {
        stopped = true;
    }

    /** How many characters have been read so far. */
    long seen() {
        return window.seen();
    }

    @Override
    public Extraction call() {
        var kind = DocumentKind.of(document);
        if (kind.isEmpty()) {
            return new Extraction.Refused(Extraction.Reason.UNSUPPORTED);
        }
        return Inflation.isBounded(document, kind.get())
                ? parse(kind.get())
                : new Extraction.Refused(Extraction.Reason.TOO_LARGE_INSIDE);
    }

    private Extraction parse(DocumentKind kind) {
        var metadata = new Metadata();
        try {
            kind.parser().parse(new StoppableStream(), new BodyContentHandler(window), metadata, context());
            return text(kind, metadata);
        } catch (EncryptedDocumentException | org.apache.poi.EncryptedDocumentException e) {
            return new Extraction.Refused(Extraction.Reason.ENCRYPTED);
        } catch (OutOfMemoryError | StackOverflowError e) {
            // What it took is free again with this frame; better this document fails than the server.
            return new Extraction.Refused(Extraction.Reason.TOO_LARGE_INSIDE);
        } catch (IOException | SAXException | TikaException | RuntimeException e) {
            // Parsers report broken documents by exceptions of any kind. Their messages quote the document.
            LOG.log(Level.FINE, "A document was not parsed: {0}", e.getClass().getName());
            return window.isCut() ? text(kind, metadata) : refused(e);
        }
    }

    private static Extraction refused(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EncryptedDocumentException
                    || cause instanceof org.apache.poi.EncryptedDocumentException) {
                return new Extraction.Refused(Extraction.Reason.ENCRYPTED);
            }
        }
        return new Extraction.Refused(Extraction.Reason.BROKEN);
    }

    private Extraction text(DocumentKind kind, Metadata metadata) {
        var title = Optional.ofNullable(metadata.get(TikaCoreProperties.TITLE))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE));
        var pages = Optional.ofNullable(metadata.get(PAGES))
                .filter(number -> number.matches("\\d{1,6}"))
                .map(number -> OptionalInt.of(Integer.parseInt(number)))
                .orElse(OptionalInt.empty());
        var next = window.isCut() ? OptionalLong.of(window.next()) : OptionalLong.empty();
        return new Extraction.Text(window.text(), next, kind.type(), title, pages);
    }

    private static ParseContext context() {
        var context = new ParseContext();
        context.set(Parser.class, EmptyParser.INSTANCE);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        pdf.setExtractActions(false);
        context.set(PDFParserConfig.class, pdf);
        var office = new OfficeParserConfig();
        office.setExtractMacros(false);
        // These hold a document piece by piece instead of as a whole.
        office.setUseSAXDocxExtractor(true);
        office.setUseSAXPptxExtractor(true);
        context.set(OfficeParserConfig.class, office);
        return context;
    }

    /** What lies inside a document is another document: nothing in it is opened, however deep it would go. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // nothing
        }
    }

    private final class StoppableStream extends ByteArrayInputStream {

        StoppableStream() {
            super(document);
        }

        @Override
        public synchronized int read() {
            return stopped ? -1 : super.read();
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return stopped ? -1 : super.read(target, offset, length);
        }
    }
}
