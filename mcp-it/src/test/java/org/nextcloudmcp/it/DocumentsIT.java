package org.nextcloudmcp.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.nextcloudmcp.stage.StrictStage;

/** The text of documents over /mcp: the parsers find everything they need inside the server. */
@ExtendWith(ToolStage.class)
class DocumentsIT {
    private static final String WORDS = "Quarterly figures: Grüße, 日本";
    private static final String OFFICE = "http://schemas.openxmlformats.org/";

    private final ToolSession alice;

    DocumentsIT(StrictStage stage) {
        alice = new ToolSession(stage, "alice", (tool, success) -> {});
    }

    @Test
    void theTextOfEachKindOfDocumentIsRead() throws IOException {
        assertThat(read("a.docx", docx())).contains(WORDS);
        assertThat(read("a.xlsx", xlsx())).contains(WORDS);
        assertThat(read(
                        "a.odt",
                        zip(
                                "mimetype",
                                "application/vnd.oasis.opendocument.text",
                                "content.xml",
                                "<office:document-content xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0'"
                                        + " xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body>"
                                        + "<office:text><text:p>" + WORDS
                                        + "</text:p></office:text></office:body></office:document-content>")))
                .contains(WORDS);
        assertThat(read(
                        "a.rtf",
                        "{\\rtf1\\ansi\\ansicpg1252\\deff0 Quarterly figures: Gr\\'fc\\'dfe\\par}"
                                .getBytes(StandardCharsets.US_ASCII)))
                .contains("Quarterly figures: Grüße");
        assertThat(read("a.pdf", pdf())).contains("Quarterly figures");
    }

    @Test
    void aDocumentThatIsNoneSaysSo() {
        String path = write("broken.pdf", "%PDF-1.7 and nothing".getBytes(StandardCharsets.US_ASCII));

        assertThat(alice.failure("nc_webdav_read_file", arguments(path))).contains(path, "damaged");
    }

    private String read(String name, byte[] document) {
        return alice.success("nc_webdav_read_file", arguments(write(name, document)))
                .getString("content");
    }

    private static String arguments(String path) {
        return Json.createObjectBuilder()
                .add("path", path)
                .add("parse_document", true)
                .build()
                .toString();
    }

    private String write(String name, byte[] document) {
        String path = UUID.randomUUID() + name;
        alice.success(
                "nc_webdav_write_file",
                Json.createObjectBuilder()
                        .add("path", path)
                        .add("content", Base64.getEncoder().encodeToString(document))
                        .add("content_type", "application/octet-stream;base64")
                        .build()
                        .toString());
        return path;
    }

    private static byte[] docx() throws IOException {
        return zip(
                "[Content_Types].xml",
                types("word/document.xml", "wordprocessingml.document.main"),
                "_rels/.rels",
                relation("officeDocument/2006/relationships/officeDocument", "word/document.xml"),
                "word/document.xml",
                "<w:document xmlns:w='" + OFFICE + "wordprocessingml/2006/main'><w:body><w:p><w:r><w:t>" + WORDS
                        + "</w:t></w:r></w:p></w:body></w:document>");
    }

    private static byte[] xlsx() throws IOException {
        String main = "xmlns='" + OFFICE + "spreadsheetml/2006/main'";
        return zip(
                "[Content_Types].xml",
                types("xl/workbook.xml", "spreadsheetml.sheet.main")
                        .replace(
                                "</Types>",
                                "<Override PartName='/xl/s.xml' ContentType='application/vnd.openxmlformats-officedocument"
                                        + ".spreadsheetml.worksheet+xml'/></Types>"),
                "_rels/.rels",
                relation("officeDocument/2006/relationships/officeDocument", "xl/workbook.xml"),
                "xl/workbook.xml",
                "<workbook " + main + " xmlns:r='" + OFFICE
                        + "officeDocument/2006/relationships'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                relation("officeDocument/2006/relationships/worksheet", "s.xml"),
                "xl/s.xml",
                "<worksheet " + main + "><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>" + WORDS
                        + "</t></is></c></row></sheetData></worksheet>");
    }

    private static String types(String part, String type) {
        return "<Types xmlns='" + OFFICE + "package/2006/content-types'><Default Extension='rels'"
                + " ContentType='application/vnd.openxmlformats-package.relationships+xml'/><Override PartName='/"
                + part
                + "' ContentType='application/vnd.openxmlformats-officedocument." + type + "+xml'/></Types>";
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns='" + OFFICE + "package/2006/relationships'><Relationship Id='r1' Type='" + OFFICE
                + type + "' Target='" + target + "'/></Relationships>";
    }

    private static byte[] pdf() {
        String content = "BT /F1 12 Tf 50 700 Td (Quarterly figures) Tj ET";
        return ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>"
                        + ">>>>endobj\n4 0 obj<</Length " + content.length() + ">>\nstream\n" + content
                        + "\nendstream\nendobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                        + "trailer<</Root 1 0 R>>\n%%EOF")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] zip(String... namesAndContents) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndContents[i]));
                zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
