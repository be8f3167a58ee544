/**
 * Conversations in Nextcloud Talk: their messages, participants and reactions. Governing texts: Talk's public API
 * documentation (nextcloud-talk.readthedocs.io), conversations and participants in version 4, chat and reactions in version
 * 1. No answers of a real Talk were recorded for this package: statuses and members are those that the documentation names,
 * and what it leaves open is read leniently.
 */
@NullMarked
package org.nextcloudmcp.nextcloud.talk;

import org.jspecify.annotations.NullMarked;
