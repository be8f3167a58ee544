package org.nextcloudmcp.nextcloud.files.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.nextcloudmcp.call.Cancellation;
import org.nextcloudmcp.call.CancelledException;
import org.nextcloudmcp.call.Progress;
import org.nextcloudmcp.nextcloud.files.documents.Extraction.Reason;

class DocumentTextTest {

    private static final String WORDS = "Quarterly figures: Grüße, 日本, 😀";

    private final DocumentText texts = DocumentTexts.onThreads();

    @Test
    void everyKindOfDocumentGivesItsText() {
        var documents = Map.of(
                "docx", Samples.docx(WORDS),
                "pptx", Samples.pptx(WORDS),
                "xlsx", Samples.xlsx(WORDS),
                "xls", Samples.xls(WORDS),
                "odt", Samples.odt(odt("<text:p>" + WORDS + "</text:p>")),
                "epub", Samples.epub(WORDS));
        documents.forEach(
                (name, document) -> assertThat(text(document).text()).as(name).contains(WORDS));
        var rtf = "{\\rtf1\\ansi\\ansicpg1252\\deff0 Quarterly figures: Gr\\'fc\\'dfe\\par}"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(text(rtf).text()).contains("Quarterly figures: Grüße");
    }

    @Test
    void aPdfTellsItsTitleAndPages() {
        var pdf = text(Samples.pdf(3, ""));

        assertThat(pdf.text()).contains("Page 1 of the quarterly figures", "Page 3 of the quarterly figures");
        assertThat(pdf.title()).contains("Figures");
        assertThat(pdf.pages()).isEqualTo(OptionalInt.of(3));
        assertThat(pdf.next()).isEmpty();
    }

    @Test
    void partsTogetherAreTheWholeText() {
        var document = Samples.docx("0123456789😀".repeat(50));
        var whole = text(document).text();
        var parts = new StringBuilder();
        var offset = 0L;
        for (var i = 0; i < 100; i++) {
            var part = (Extraction.Text) extract(document, offset, 11);
            parts.append(part.text());
            if (part.next().isEmpty()) {
                break;
            }
            offset = part.next().getAsLong();
        }
        assertThat(parts.toString()).isEqualTo(whole);
    }

    @Test
    void aPasswordIsNamed() {
        assertThat(reason(Samples.pdf(1, "secret"))).isEqualTo(Reason.ENCRYPTED);
        assertThat(reason(Samples.encryptedDocx())).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void whatIsBrokenOrNoDocumentIsNamed() {
        var docx = Samples.docx("x");
        assertThat(reason(Arrays.copyOf(docx, docx.length / 2))).isEqualTo(Reason.BROKEN);
        assertThat(reason("%PDF-1.7 and nothing".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(Reason.BROKEN);
        assertThat(reason(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}))
                .isEqualTo(Reason.BROKEN);
        assertThat(reason(new byte[0])).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(new byte[] {(byte) 0x89, 'P', 'N', 'G'})).isEqualTo(Reason.UNSUPPORTED);
        assertThat(reason(Samples.zip("a.txt", "x"))).isEqualTo(Reason.UNSUPPORTED);
    }

    @Test
    void bombsAreNotOpened() {
        assertThat(reason(Samples.zipBomb("mimetype", "application/vnd.oasis.opendocument.text", "content.xml")))
                .isEqualTo(Reason.TOO_LARGE_INSIDE);
        assertThat(reason(Samples.zipBomb("[Content_Types].xml", "<Types/>", "word/document.xml")))
                .isEqualTo(Reason.TOO_LARGE_INSIDE);
        assertThat(reason(Samples.zipBomb("mimetype", "application/epub+zip", "a.xhtml")))
                .isEqualTo(Reason.TOO_LARGE_INSIDE);
        assertThat(reason(Samples.pdfBomb())).isEqualTo(Reason.TOO_LARGE_INSIDE);
    }

    @Test
    void entitiesAreNeitherExpandedNorFetched() {
        var laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a0 'ha'>");
        for (var i = 1; i < 30; i++) {
            laughs.append("<!ENTITY a" + i + " '&a" + (i - 1) + ";&a" + (i - 1) + ";'>");
        }
        var billion = Samples.odt(laughs + "<!ENTITY f SYSTEM 'file:///etc/passwd'>]>"
                + odt("<text:p>&a29;&f;</text:p>").replace("<?xml version='1.0'?>", ""));

        var outcome = extract(billion, 0, 100_000);

        if (outcome instanceof Extraction.Text text) {
            assertThat(text.text()).doesNotContain("root:").hasSizeLessThan(1000);
        } else {
            assertThat(((Extraction.Refused) outcome).reason()).isEqualTo(Reason.BROKEN);
        }
    }

    @Test
    void whatIsEmbeddedIsNotOpened() {
        var nested = Samples.pdfWith(Samples.docx("inner secret"));

        assertThat(text(nested).text()).contains("outer").doesNotContain("inner secret");
    }

    @Test
    void anEndlessDocumentIsGivenUpInTime() {
        var endless = Samples.odt(odt("<text:p>word </text:p>".repeat(400_000)));
        var slow = DocumentTexts.within(Duration.ofMillis(1));

        var outcome = slow.extract(() -> endless, Long.MAX_VALUE / 4, 10, Cancellation.never(), Progress.untold());

        assertThat(outcome).isEqualTo(new Extraction.Refused(Reason.TOO_SLOW));
    }

    @Test
    void whoeverDoesNotWaitAnyMoreEndsIt() {
        var endless = Samples.odt(odt("<text:p>word </text:p>".repeat(400_000)));
        var reports = new AtomicInteger();
        Progress progress = (done, total, message) -> reports.incrementAndGet();

        assertThatThrownBy(
                        () -> texts.extract(() -> endless, Long.MAX_VALUE / 4, 10, () -> reports.get() > 0, progress))
                .isInstanceOf(CancelledException.class);
    }

    @Test
    void noMoreThanTwoAreReadAtOnceAndTheNextOneIsToldSo() throws InterruptedException {
        var hold = new CountDownLatch(1);
        var held = new ArrayList<Thread>();
        var busy = new DocumentText(
                work -> {
                    var thread = new Thread(() -> {
                        try {
                            hold.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        work.run();
                    });
                    held.add(thread);
                    thread.start();
                },
                Duration.ofMillis(200));
        var document = Samples.docx("x");
        for (var i = 0; i < DocumentText.AT_ONCE; i++) {
            assertThat(busy.extract(() -> document, 0, 10, Cancellation.never(), Progress.untold()))
                    .isEqualTo(new Extraction.Refused(Reason.TOO_SLOW));
        }

        assertThat(busy.extract(() -> document, 0, 10, Cancellation.never(), Progress.untold()))
                .isEqualTo(new Extraction.Refused(Reason.BUSY));

        hold.countDown();
        for (var thread : held) {
            thread.join();
        }
        assertThat(DocumentTexts.onThreads().extract(() -> document, 0, 10, Cancellation.never(), Progress.untold()))
                .isInstanceOf(Extraction.Text.class);
    }

    private static String odt(String body) {
        return "<?xml version='1.0'?><office:document-content"
                + " xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body><office:text>" + body
                + "</office:text></office:body></office:document-content>";
    }

    private Extraction extract(byte[] document, long offset, int length) {
        return texts.extract(() -> document, offset, length, Cancellation.never(), Progress.untold());
    }

    private Extraction.Text text(byte[] document) {
        var outcome = extract(document, 0, 100_000);
        assertThat(outcome).isInstanceOf(Extraction.Text.class);
        return (Extraction.Text) outcome;
    }

    private Reason reason(byte[] document) {
        var outcome = extract(document, 0, 100_000);
        assertThat(outcome).isInstanceOf(Extraction.Refused.class);
        return ((Extraction.Refused) outcome).reason();
    }
}
