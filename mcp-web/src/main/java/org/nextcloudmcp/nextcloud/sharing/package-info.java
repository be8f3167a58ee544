/**
 * Shares of files and folders: with people and groups, and public links. Governing text: Nextcloud's OCS Share API, version
 * 1. A share knows no entity tag, so a change of one cannot be made conditional.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.sharing;

import org.jspecify.annotations.NullMarked;
