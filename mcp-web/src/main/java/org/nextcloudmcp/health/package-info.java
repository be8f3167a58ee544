/**
 * What an orchestrator asks: is the process alive, has it started, can it serve. Ready does not depend on the identity
 * provider or on the Nextcloud: taking this server away would help neither. Governing text: MicroProfile Health 4.0.
 */
@NullMarked
package org.nextcloudmcp.health;

import org.jspecify.annotations.NullMarked;
