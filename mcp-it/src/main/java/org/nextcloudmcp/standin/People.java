package org.nextcloudmcp.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has an account, and the groups they are in, in the order in which Nextcloud lists them. */
public final class People {
    private static final List<Account> WITHOUT_TOKENS =
            List.of(new Account("", "admin", "admin", ""), new Account("", "dave", "dave", ""));
    private static final Map<String, List<String>> MEMBERS =
            Map.of("admin", List.of("admin"), "team", List.of("alice", "bob"), "Größe & Co", List.of());

    /** The groups, sorted as the recorded Nextcloud sorts them. */
    public static final List<String> GROUPS = List.of("Größe & Co", "admin", "team");

    private final List<Account> all;

    People(List<Account> withTokens) {
        List<Account> accounts = new ArrayList<>(withTokens);
        accounts.addAll(WITHOUT_TOKENS);
        accounts.sort(java.util.Comparator.comparing(Account::userId));
        all = List.copyOf(accounts);
    }

    /** All accounts, sorted by their user ids. */
    public List<Account> all() {
        return all;
    }

    /** The account with this Nextcloud user id. */
    public Optional<Account> find(String userId) {
        return all.stream().filter(account -> account.userId().equals(userId)).findFirst();
    }

    /** The members of a group by their user ids; nothing if there is no such group. */
    public Optional<List<String>> members(String group) {
        return Optional.ofNullable(MEMBERS.get(group));
    }

    /** The groups that a user is in. */
    public List<String> groupsOf(String userId) {
        return GROUPS.stream()
                .filter(group -> MEMBERS.getOrDefault(group, List.of()).contains(userId))
                .toList();
    }
}
