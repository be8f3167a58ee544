package org.nextcloudmcp.nextcloud.dav;

/** A document that is no XML, or one that tries what no WebDAV server needs: a document type, an entity, deep nesting. */
public class MalformedXmlException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedXmlException(String message) {
        super(message);
    }

    MalformedXmlException(Throwable cause) {
        super("not well-formed", cause);
    }
}
