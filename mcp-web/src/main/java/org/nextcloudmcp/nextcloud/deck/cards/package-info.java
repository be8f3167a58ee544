/** Cards: reading, creating, changing, moving, assigning, and what one depends on. Governing text: the Deck app's API, version 1.0. */
@NullMarked
package org.nextcloudmcp.nextcloud.deck.cards;

import org.jspecify.annotations.NullMarked;
