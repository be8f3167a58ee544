package org.nextcloudmcp.standin.deck;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.nextcloudmcp.standin.Account;

/** A board with everything on it. */
final class Board {
    final long id;
    final String owner;
    final List<Label> labels = new ArrayList<>();
    final List<Access> acl = new ArrayList<>();
    final TreeMap<Long, Stack> stacks = new TreeMap<>();
    String title;
    String color;
    boolean archived;
    long deletedAt;
    long modified;

    Board(long id, String owner, String title, String color) {
        this.id = id;
        this.owner = owner;
        this.title = title;
        this.color = color;
    }

    boolean mayRead(Account user) {
        return deletedAt == 0 && (owner.equals(user.userId()) || access(user).isPresent());
    }

    boolean mayEdit(Account user) {
        return may(user, Access::edit);
    }

    boolean mayManage(Account user) {
        return may(user, Access::manage);
    }

    boolean mayShare(Account user) {
        return may(user, Access::share);
    }

    private boolean may(Account user, java.util.function.Predicate<Access> what) {
        return deletedAt == 0
                && (owner.equals(user.userId()) || access(user).filter(what).isPresent());
    }

    private java.util.Optional<Access> access(Account user) {
        return acl.stream()
                .filter(each -> each.participant().equals(user.userId()))
                .findFirst();
    }

    /** Somebody with whom it is shared; Deck does not mind whether there is such a user. */
    record Access(long id, String participant, int type, boolean edit, boolean share, boolean manage) {}

    /** A label; {@code modified} is empty until it was read from the database. */
    static final class Label {
        final long id;
        String title;
        String color;
        long modified;

        Label(long id, String title, String color) {
            this.id = id;
            this.title = title;
            this.color = color;
        }
    }

    /** A column. */
    static final class Stack {
        final long id;
        final Board board;
        String title;
        long order;
        long deletedAt;
        long modified;

        Stack(long id, Board board, String title, long order) {
            this.id = id;
            this.board = board;
            this.title = title;
            this.order = order;
        }
    }
}
