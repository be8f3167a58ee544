package org.nextcloudmcp.nextcloud.deck;

/** Which cards a list shows. Open, done and archived do not overlap: what is archived is not counted as open or done. */
public enum CardStatus {
    ALL,
    OPEN,
    DONE,
    ARCHIVED,
    OVERDUE;

    /** Whether cards that are not archived can have it. */
    boolean isOnBoard() {
        return this != ARCHIVED;
    }

    /** Whether archived cards can have it; Deck lists those apart. */
    boolean isInArchive() {
        return this == ARCHIVED || this == ALL;
    }

    boolean fits(Card card) {
        return switch (this) {
            case ALL -> true;
            case OPEN -> !card.isArchived() && !card.isDone();
            case DONE -> !card.isArchived() && card.isDone();
            case ARCHIVED -> card.isArchived();
            case OVERDUE -> card.isOverdue();
        };
    }
}
