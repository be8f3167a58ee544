/** Who the user is in Nextcloud. Governing text: Nextcloud's OCS v2, {@code cloud/user}. */
@NullMarked
package org.nextcloudmcp.nextcloud.users;

import org.jspecify.annotations.NullMarked;
