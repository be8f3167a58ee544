package org.nextcloudmcp.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nextcloudmcp.standin.Account;

/** The users of the demo realm as the stand-in knows them, and what lies in their folders. */
public final class DemoAccounts {
    /** Subjects are those of the realm file. */
    public static final List<Account> ALL = List.of(
            new Account("a11ce000-0000-4000-8000-000000000001", "alice", "Alice Example", "alice@example.test"),
            new Account("b0b00000-0000-4000-8000-000000000002", "bob", "Bob Example", "bob@example.test"),
            new Account("ca201000-0000-4000-8000-000000000003", "carol", "Carol Example", "carol@example.test"));

    /** A file that the walkthrough reads. */
    public static final String SAMPLE_FILE = "Documents/Welcome.md";

    private DemoAccounts() {}

    /** What the sample file says. */
    public static String sampleText(String userId) {
        return "# Welcome, " + userId
                + "\n\nThis file lies in your Nextcloud. Your assistant reads it because you allowed it.\n";
    }

    /** Puts files and notes into each user's folder. */
    public static void fill(Path folder) {
        for (Account account : ALL) {
            Path home = folder.resolve(account.userId());
            write(home.resolve(SAMPLE_FILE), sampleText(account.userId()));
            write(home.resolve("Documents/Budget 2026.csv"), "month,amount\nJanuary,120\nFebruary,95\n");
            write(home.resolve("Photos/About these photos.txt"), "There are no photos here yet.\n");
            write(home.resolve("Notes/Shopping.md"), "# Shopping\n- milk\n- bread\n");
            write(home.resolve("Notes/work/Meeting.md"), "# Meeting\nAsk about the milk round.\n");
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
