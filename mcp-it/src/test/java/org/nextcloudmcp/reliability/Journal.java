package org.nextcloudmcp.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.nextcloudmcp.harness.BrokerServer;
import org.nextcloudmcp.harness.Folders;

/**
 * A node's journal as it lies on its disk, read without any key and by code of the test's own.
 *
 * @param nodeId who the node is
 * @param answers ids of the intents whose answer is there and not done
 */
record Journal(String nodeId, Set<String> answers) {
    private static final int ID = 36;
    private static final int HEAD = 2 * Integer.BYTES;

    static Journal of(BrokerServer node) {
        Path folder = node.dataFolder().resolve("redemption");
        Set<String> answers = new TreeSet<>();
        Set<String> done = new TreeSet<>();
        Folders.files(folder).stream()
                .filter(file -> file.toString().endsWith(".journal"))
                .forEach(file -> read(file, answers, done));
        answers.removeAll(done);
        return new Journal(new String(bytes(folder.resolve("node-id")), StandardCharsets.US_ASCII).strip(), answers);
    }

    /** Records of length, checksum, kind and id, until the first that is none: the rest was never written whole. */
    private static void read(Path file, Set<String> answers, Set<String> done) {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(file));
        while (bytes.remaining() >= HEAD + 1 + ID) {
            int length = bytes.getInt();
            int checksum = bytes.getInt();
            if (length < 1 + ID || length > bytes.remaining()) {
                return;
            }
            byte[] body = new byte[length];
            bytes.get(body);
            CRC32C found = new CRC32C();
            found.update(body);
            if ((int) found.getValue() != checksum) {
                return;
            }
            String id = new String(body, 1, ID, StandardCharsets.US_ASCII);
            (body[0] == 'D' ? done : answers).add(id);
        }
    }

    /** Empty if the file has just been removed: a live node takes away what is done with. */
    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
