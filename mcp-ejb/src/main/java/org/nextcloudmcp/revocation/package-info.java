/**
 * Takes grants back, here at once and at the provider until it has confirmed. Governing text: RFC 7009.
 */
@NullMarked
package org.nextcloudmcp.revocation;

import org.jspecify.annotations.NullMarked;
