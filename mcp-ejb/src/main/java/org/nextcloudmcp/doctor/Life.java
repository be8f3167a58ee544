package org.nextcloudmcp.doctor;

/** Whether a token was still good after something had happened to it or to its kin. */
public enum Life {
    LIVES,
    DEAD,
    /** Nobody tells: the provider neither introspects nor exchanges such a token. */
    CANNOT_TELL
}
