/**
 * Brings the server up: reports setting faults with their remedies, migrates the database, says what is missing, and
 * gives everybody clock, randomness and repositories. Governing text: the settings in README.md.
 */
@NullMarked
package org.nextcloudmcp.startup;

import org.jspecify.annotations.NullMarked;
