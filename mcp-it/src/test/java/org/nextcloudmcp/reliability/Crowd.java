package org.nextcloudmcp.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nextcloudmcp.standin.Account;

/** Many users, each with one file of his own, by which an answer shows whose data it is. */
final class Crowd {
    /** The file that every user has. */
    static final String FILE = "Mine.md";

    private static final String MARK = "This is the file of ";

    private Crowd() {}

    /** The subject of a user at the provider. */
    static String sub(int user) {
        return "sub-%05d".formatted(user);
    }

    /** The user whose subject this is. */
    static int number(String sub) {
        return Integer.parseInt(sub.substring("sub-".length()));
    }

    static String userId(int user) {
        return "user%05d".formatted(user);
    }

    /** What stands in this user's file and in nobody else's. */
    static String mark(int user) {
        return MARK + userId(user) + ".";
    }

    /** Whether a text has in it what stands in anybody's file. */
    static boolean isSomebodys(String text) {
        return text.contains(MARK);
    }

    static Stream<Account> accounts(int users) {
        return IntStream.range(0, users)
                .mapToObj(user -> new Account(sub(user), userId(user), "User " + user, userId(user) + "@example.test"));
    }

    /** Puts each user's file into his folder. */
    static void fill(Path folder, int users) {
        for (int user : IntStream.range(0, users).boxed().toList()) {
            try {
                Path home = Files.createDirectories(folder.resolve(userId(user)));
                Files.write(home.resolve(FILE), List.of(mark(user)));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
