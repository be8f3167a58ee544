/**
 * Everything running together, for the demo and for the tests alike: Keycloak, a Nextcloud and the packaged broker, wired
 * through the settings that an operator uses.
 */
@NullMarked
package org.nextcloudmcp.stage;

import org.jspecify.annotations.NullMarked;
