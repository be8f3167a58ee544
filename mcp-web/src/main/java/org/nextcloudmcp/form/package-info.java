/**
 * Requests in {@code application/x-www-form-urlencoded} form, read strictly: each parameter once, within a limit.
 * Governing texts: RFC 6749 sections 3.1 and 3.2, WHATWG URL standard section 5.
 */
@NullMarked
package org.nextcloudmcp.form;

import org.jspecify.annotations.NullMarked;
