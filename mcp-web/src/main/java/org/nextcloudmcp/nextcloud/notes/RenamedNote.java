package org.nextcloudmcp.nextcloud.notes;

/** What Nextcloud made of a title and a category: both become names of a file and of folders. */
final class RenamedNote {

    private RenamedNote() {}

    /** A sentence for each that is not as asked; empty if both are. */
    static String sentences(Note stored, String title, String category) {
        var said = "";
        if (!stored.title().equals(title)) {
            said += " Nextcloud changed its title to “" + stored.title() + "”.";
        }
        if (!stored.category().equals(category)) {
            said += " Nextcloud changed its category to “" + stored.category() + "”.";
        }
        return said;
    }
}
