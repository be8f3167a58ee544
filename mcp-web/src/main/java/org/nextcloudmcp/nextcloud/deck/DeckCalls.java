package org.nextcloudmcp.nextcloud.deck;

/** The requests of the Deck tools, as their declarations name them. */
public final class DeckCalls {

    private static final String BOARD_PATH = Deck.API + "/boards/{board_id}";
    private static final String STACK_PATH = BOARD_PATH + "/stacks/{stack_id}";
    private static final String CARD_PATH = STACK_PATH + "/cards/{card_id}";
    private static final String LABEL_PATH = BOARD_PATH + "/labels/{label_id}";
    private static final String COMMENTS_PATH = Deck.OCS + "/cards/{card_id}/comments";
    private static final String ATTACHMENTS_PATH =
            Deck.API_1_1 + "/boards/{board_id}/stacks/{stack_id}/cards/{card_id}/attachments";

    public static final String BOARDS = "GET " + Deck.API + "/boards";
    public static final String BOARD = "GET " + BOARD_PATH;
    public static final String CREATE_BOARD = "POST " + Deck.API + "/boards";
    public static final String STACKS = "GET " + BOARD_PATH + "/stacks";
    public static final String ARCHIVED_STACKS = "GET " + BOARD_PATH + "/stacks/archived";
    public static final String STACK = "GET " + STACK_PATH;
    public static final String CREATE_STACK = "POST " + BOARD_PATH + "/stacks";
    public static final String UPDATE_STACK = "PUT " + STACK_PATH;
    public static final String DELETE_STACK = "DELETE " + STACK_PATH;
    public static final String CARD = "GET " + CARD_PATH;
    public static final String CREATE_CARD = "POST " + STACK_PATH + "/cards";
    public static final String UPDATE_CARD = "PUT " + CARD_PATH;
    public static final String DELETE_CARD = "DELETE " + CARD_PATH;
    public static final String ARCHIVE_CARD = "PUT " + CARD_PATH + "/archive";
    public static final String UNARCHIVE_CARD = "PUT " + CARD_PATH + "/unarchive";
    public static final String REORDER_CARD = "PUT " + CARD_PATH + "/reorder";
    public static final String ASSIGN_LABEL = "PUT " + CARD_PATH + "/assignLabel";
    public static final String REMOVE_LABEL = "PUT " + CARD_PATH + "/removeLabel";
    public static final String ASSIGN_USER = "PUT " + CARD_PATH + "/assignUser";
    public static final String UNASSIGN_USER = "PUT " + CARD_PATH + "/unassignUser";
    public static final String ASSIGN_DEPENDENT = "POST " + CARD_PATH + "/dependentCards/{dependent_card_id}";
    public static final String REMOVE_DEPENDENT = "DELETE " + CARD_PATH + "/dependentCards/{dependent_card_id}";
    public static final String LABEL = "GET " + LABEL_PATH;
    public static final String CREATE_LABEL = "POST " + BOARD_PATH + "/labels";
    public static final String UPDATE_LABEL = "PUT " + LABEL_PATH;
    public static final String DELETE_LABEL = "DELETE " + LABEL_PATH;
    public static final String COMMENTS = "GET " + COMMENTS_PATH;
    public static final String CREATE_COMMENT = "POST " + COMMENTS_PATH;
    public static final String UPDATE_COMMENT = "PUT " + COMMENTS_PATH + "/{comment_id}";
    public static final String DELETE_COMMENT = "DELETE " + COMMENTS_PATH + "/{comment_id}";
    public static final String ATTACHMENTS = "GET " + ATTACHMENTS_PATH;
    public static final String DELETE_ATTACHMENT = "DELETE " + ATTACHMENTS_PATH + "/{type}/{attachment_id}";
    public static final String SHARE = "POST /ocs/v2.php/apps/files_sharing/api/v1/shares";

    private DeckCalls() {}
}
