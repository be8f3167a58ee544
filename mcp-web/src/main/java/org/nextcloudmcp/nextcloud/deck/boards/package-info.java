/** Boards: listing, reading, creating, and a whole board at a glance. Governing text: the Deck app's API, version 1.0. */
@NullMarked
package org.nextcloudmcp.nextcloud.deck.boards;

import org.jspecify.annotations.NullMarked;
