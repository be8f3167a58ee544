/**
 * JSON Schemas from Java records, arguments held against schemas, and values from one to the other. Everything that can
 * be known from a type is found out once, when the server starts. Governing texts: JSON Schema 2020-12, core and
 * validation; RFC 3339 for times.
 */
@NullMarked
package org.nextcloudmcp.schema;

import org.jspecify.annotations.NullMarked;
