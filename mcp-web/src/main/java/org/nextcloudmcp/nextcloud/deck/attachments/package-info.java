/**
 * Files on a card. Governing texts: the Deck app's API, version 1.1, attachments; Nextcloud's OCS Share API, where a
 * share of type 12 is a file on a card.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.deck.attachments;

import org.jspecify.annotations.NullMarked;
