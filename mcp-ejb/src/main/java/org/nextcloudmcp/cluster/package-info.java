/**
 * What nodes on one database know of each other: signs of life, what the others have changed (LISTEN and NOTIFY, with a
 * look at the database behind them), and the epoch up to which each has forgotten its tokens. Nothing here decides who
 * may redeem a grant; a node that hears nothing serves from its cache until its tokens leave it.
 */
@NullMarked
package org.nextcloudmcp.cluster;

import org.jspecify.annotations.NullMarked;
