package org.nextcloudmcp.nextcloud.files.documents;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Keeps a part of a document's text while it is told, and ends the telling as soon as there is enough. */
final class TextWindow extends DefaultHandler {

    /** Of markup in a document; a parser that recurses would need as much stack. */
    private static final int DEEPEST = 2000;

    private final long begin;
    private final long end;
    private final BooleanSupplier stopped;
    private final StringBuilder kept = new StringBuilder();
    private final AtomicLong seen = new AtomicLong();
    private int depth;

    /**
     * A part of a text.
     *
     * @param offset how many characters (UTF-16 code units) to leave out
     * @param length how many to keep
     * @param stopped looked at with every piece of text
     */
    TextWindow(long offset, int length, BooleanSupplier stopped) {
        this.begin = offset;
        this.end = offset + length;
        this.stopped = stopped;
    }

    @Override
    public void characters(char[] text, int start, int length) throws SAXException {
        refuseToGoOn();
        var before = seen.getAndAdd(length);
        var from = Math.max(0, begin - before);
        var to = Math.min(length, end - before);
        if (from < to) {
            kept.append(text, start + (int) from, (int) (to - from));
        }
        if (isCut()) {
            throw new Enough();
        }
    }

    @Override
    public void ignorableWhitespace(char[] text, int start, int length) throws SAXException {
        characters(text, start, length);
    }

    @Override
    public void startElement(String uri, String localName, String name, Attributes attributes) throws SAXException {
        refuseToGoOn();
        if (++depth > DEEPEST) {
            throw new SAXException("nested too deeply");
        }
    }

    @Override
    public void endElement(String uri, String localName, String name) {
        depth--;
    }

    private void refuseToGoOn() throws SAXException {
        if (stopped.getAsBoolean()) {
            throw new SAXException("stopped");
        }
    }

    /** How many characters have gone by. */
    long seen() {
        return seen.get();
    }

    /** Whether the text goes on behind this part. */
    boolean isCut() {
        return seen.get() > end;
    }

    /** Whole characters only: half of one at either end belongs to the neighbour that has its beginning. */
    String text() {
        var from = kept.length() > 0 && begin > 0 && Character.isLowSurrogate(kept.charAt(0)) ? 1 : 0;
        var to = kept.length();
        if (isCut() && to > from && Character.isHighSurrogate(kept.charAt(to - 1))) {
            to--;
        }
        return kept.substring(from, to);
    }

    /** Where the text of the next part begins, if there is one. */
    long next() {
        var cutHalf = kept.length() > 0 && Character.isHighSurrogate(kept.charAt(kept.length() - 1));
        return isCut() && cutHalf ? end - 1 : Math.min(end, seen.get());
    }

    /** Not a fault: what was wanted is here. */
    static final class Enough extends SAXException {
        private static final long serialVersionUID = 1L;
    }
}
