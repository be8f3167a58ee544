package org.nextcloudmcp.keys;

/**
 * One key as an administrator sees it: everything but the key.
 *
 * @param id its id
 * @param seals whether it seals what is written from now on
 * @param onRing whether the ring in force has it
 * @param values how many values need it, in the database and in this node's journal
 */
public record KeyStanding(String id, boolean seals, boolean onRing, long values) {}
