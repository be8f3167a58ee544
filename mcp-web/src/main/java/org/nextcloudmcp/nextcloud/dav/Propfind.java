package org.nextcloudmcp.nextcloud.dav;

/** The bodies of PROPFIND requests (RFC 4918 section 14.20). */
public final class Propfind {

    public static final String OWNCLOUD = "http://owncloud.org/ns";
    public static final String NEXTCLOUD = "http://nextcloud.org/ns";

    /** The names of what is worth knowing about a file or a folder, with the prefixes d, oc and nc. */
    public static final String FILE_NAMES = "<d:resourcetype/><d:getcontenttype/><d:getcontentlength/><d:getetag/>"
            + "<d:getlastmodified/><oc:fileid/><oc:size/><oc:permissions/><oc:favorite/>";

    /** What is worth knowing about a file or a folder. */
    public static final String FILE_PROPERTIES = of(FILE_NAMES);

    /** The same, and how many entries a folder has; that costs Nextcloud a query more for each folder. */
    public static final String FILE_PROPERTIES_AND_COUNTS =
            of(FILE_NAMES + "<nc:contained-folder-count/><nc:contained-file-count/>");

    private Propfind() {}

    /**
     * A request for properties.
     *
     * @param names empty elements with the prefixes d, oc and nc; nothing from a caller
     */
    public static String of(String names) {
        return "<?xml version=\"1.0\"?>\n<d:propfind xmlns:d=\"DAV:\" xmlns:oc=\"" + OWNCLOUD + "\" xmlns:nc=\""
                + NEXTCLOUD + "\"><d:prop>" + names + "</d:prop></d:propfind>\n";
    }
}
