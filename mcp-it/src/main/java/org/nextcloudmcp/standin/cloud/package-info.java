/** The stand-in for users, groups and who can be found (OCS). */
@NullMarked
package org.nextcloudmcp.standin.cloud;

import org.jspecify.annotations.NullMarked;
