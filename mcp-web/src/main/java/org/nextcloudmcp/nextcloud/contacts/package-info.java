/**
 * The user's address books and contacts over CardDAV. What is read goes through ez-vcard; what is changed is changed by
 * content lines, so that everything this server does not know stays as it is. Governing texts: RFC 6352, RFC 6350, and
 * RFC 2426 for cards of version 3.0.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.contacts;

import org.jspecify.annotations.NullMarked;
