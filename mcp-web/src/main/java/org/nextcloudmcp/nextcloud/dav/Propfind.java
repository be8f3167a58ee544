package org.nextcloudmcp.nextcloud.dav;

/** The bodies of PROPFIND requests (RFC 4918 section 14.20). */
public final class Propfind {

    public static final String OWNCLOUD = "http://owncloud.org/ns";

    /** What is worth knowing about a file or a folder. */
    public static final String FILE_PROPERTIES = """
            <?xml version="1.0"?>
            <d:propfind xmlns:d="DAV:" xmlns:oc="http://owncloud.org/ns"><d:prop>\
            <d:resourcetype/><d:getcontenttype/><d:getcontentlength/><d:getetag/><d:getlastmodified/>\
            <oc:fileid/><oc:size/><oc:permissions/></d:prop></d:propfind>
            """;

    private Propfind() {}
}
