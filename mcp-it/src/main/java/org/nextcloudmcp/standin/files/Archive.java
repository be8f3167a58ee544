package org.nextcloudmcp.standin.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.nextcloudmcp.standin.Answer;

/** A folder as a ZIP. */
record Archive(UserFiles files) {
    Answer answer(Path folder) {
        String name = files.pathOf(folder).name() + ".zip";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path place : Disk.below(folder)) {
                if (UserFiles.isFile(place)) {
                    zip.putNextEntry(new ZipEntry(folder.relativize(place).toString()));
                    zip.write(files.read(place));
                    zip.closeEntry();
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Answer.empty(200)
                .with("Content-Type", "application/zip")
                .with("Last-Modified", FileProperties.httpDate(files.modified(folder)))
                .with("Accept-Ranges", "bytes")
                .with("Content-Disposition", "attachment; filename*=UTF-8''" + name + "; filename=\"" + name + "\"")
                .with("Content-Transfer-Encoding", "binary")
                .saying(bytes.toByteArray());
    }
}
