package org.nextcloudmcp.nextcloud.files.documents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Documents made for tests, good and evil. */
final class Samples {

    private Samples() {}

    /** Bytes made by something that may fail, which no test is about. */
    interface Making {
        void into(ByteArrayOutputStream out) throws IOException;
    }

    static byte[] made(Making making) {
        var out = new ByteArrayOutputStream();
        try {
            making.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] pdf(int pages, String password) {
        return made(out -> {
            try (var document = new PDDocument()) {
                document.getDocumentInformation().setTitle("Figures");
                for (var i = 1; i <= pages; i++) {
                    var page = new PDPage();
                    document.addPage(page);
                    try (var content = new PDPageContentStream(document, page)) {
                        content.beginText();
                        content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                        content.newLineAtOffset(50, 700);
                        content.showText("Page " + i + " of the quarterly figures");
                        content.endText();
                    }
                }
                if (!password.isEmpty()) {
                    document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
                }
                document.save(out);
            }
        });
    }

    /** With another document attached. */
    static byte[] pdfWith(byte[] attached) {
        return made(out -> {
            try (var document = new PDDocument()) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                    content.showText("outer");
                    content.endText();
                }
                var file = new PDComplexFileSpecification();
                file.setFile("inner.docx");
                file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(attached)));
                var files = new PDEmbeddedFilesNameTreeNode();
                files.setNames(Map.of("inner.docx", file));
                var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
                names.setEmbeddedFiles(files);
                document.getDocumentCatalog().setNames(names);
                document.save(out);
            }
        });
    }

    static byte[] docx(String text) {
        return made(out -> {
            try (var document = new XWPFDocument()) {
                document.createParagraph().createRun().setText(text);
                document.write(out);
            }
        });
    }

    static byte[] pptx(String text) {
        return made(out -> {
            try (var show = new XMLSlideShow()) {
                show.createSlide().createTextBox().setText(text);
                show.write(out);
            }
        });
    }

    static byte[] xlsx(String text) {
        return made(out -> {
            try (var book = new XSSFWorkbook()) {
                cell(book, text);
                book.write(out);
            }
        });
    }

    static byte[] xls(String text) {
        return made(out -> {
            try (var book = new HSSFWorkbook()) {
                cell(book, text);
                book.write(out);
            }
        });
    }

    private static void cell(Workbook book, String text) {
        book.createSheet("Sheet").createRow(0).createCell(0).setCellValue(text);
    }

    static byte[] encryptedDocx() {
        return made(out -> {
            try (var filesystem = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (var encrypted = encryptor.getDataStream(filesystem)) {
                    encrypted.write(docx("hidden"));
                } catch (java.security.GeneralSecurityException e) {
                    throw new IOException(e);
                }
                filesystem.writeFilesystem(out);
            }
        });
    }

    static byte[] odt(String contentXml) {
        return zip("mimetype", "application/vnd.oasis.opendocument.text", "content.xml", contentXml);
    }

    static byte[] epub(String text) {
        return zip(
                "mimetype",
                "application/epub+zip",
                "META-INF/container.xml",
                "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container' version='1.0'><rootfiles><rootfile"
                        + " full-path='c.opf' media-type='application/oebps-package+xml'/></rootfiles></container>",
                "c.opf",
                "<package xmlns='http://www.idpf.org/2007/opf' version='2.0'><metadata/><manifest><item id='a'"
                        + " href='a.xhtml' media-type='application/xhtml+xml'/></manifest><spine><itemref idref='a'/>"
                        + "</spine></package>",
                "a.xhtml",
                "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>t</title></head><body><p>" + text
                        + "</p></body></html>");
    }

    static byte[] zip(String... namesAndContents) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var i = 0; i < namesAndContents.length; i += 2) {
                    zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                    zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        });
    }

    /** An archive that begins like a document and holds 160 megabytes of nothing. */
    static byte[] zipBomb(String first, String content, String second) {
        return made(out -> {
            try (var zip = new ZipOutputStream(out)) {
                zip.putNextEntry(new ZipEntry(first));
                zip.write(content.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                zip.putNextEntry(new ZipEntry(second));
                var nothing = new byte[1 << 20];
                for (var i = 0; i < 160; i++) {
                    zip.write(nothing);
                }
                zip.closeEntry();
            }
        });
    }

    /** A page whose content is packed twice and becomes 160 megabytes. */
    static byte[] pdfBomb() {
        var once = made(out -> {
            try (var deflating = new DeflaterOutputStream(out, new Deflater(9))) {
                var nothing = new byte[1 << 20];
                java.util.Arrays.fill(nothing, (byte) ' ');
                for (var i = 0; i < 160; i++) {
                    deflating.write(nothing);
                }
            }
        });
        var twice = made(out -> {
            try (var deflating = new DeflaterOutputStream(out, new Deflater(9))) {
                deflating.write(once);
            }
        });
        return made(out -> {
            out.write(
                    ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>"
                                    + "endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n4 0 obj<</Length "
                                    + twice.length + "/Filter[/FlateDecode/FlateDecode]>>\nstream\n")
                            .getBytes(StandardCharsets.US_ASCII));
            out.write(twice);
            out.write("\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF".getBytes(StandardCharsets.US_ASCII));
        });
    }
}
