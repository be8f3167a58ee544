package org.nextcloudmcp.nextcloud.sharing;

/**
 * What whoever opens a public link is asked for. A type of its own, so that it is no part of what a share is printed as.
 *
 * @param value sent to Nextcloud, and nowhere else
 */
record LinkPassword(String value) {

    @Override
    public String toString() {
        return "LinkPassword[…]";
    }
}
