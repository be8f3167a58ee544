/**
 * Finding files anywhere below a folder: by name, by type, among the user's favourites. Governing text: RFC 5323
 * (SEARCH).
 */
@NullMarked
package org.nextcloudmcp.nextcloud.files.search;

import org.jspecify.annotations.NullMarked;
