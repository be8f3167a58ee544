package org.nextcloudmcp.audit;

/** Whether the trail is as it was written. */
public sealed interface AuditVerification {

    /**
     * Every row is there, in its place and unchanged.
     *
     * @param events how many
     * @param head the last hash: kept elsewhere, it shows later whether somebody wrote the whole chain anew
     */
    record Intact(long events, String head) implements AuditVerification {}

    /**
     * It is not.
     *
     * @param number the first event that is not as it was
     */
    record Broken(long number, Damage damage) implements AuditVerification {}

    /**
     * It is as far as it was read; it is to be read on.
     *
     * @param events how many there were when it began
     * @param head the last hash when it began
     * @param verified how many of them were read
     * @param hash the hash of the last of these
     */
    record UnderWay(long events, String head, long verified, String hash) implements AuditVerification {

        static UnderWay from(long events, ChainHash head) {
            return new UnderWay(events, head.hex(), 0, ChainHash.START.hex());
        }

        UnderWay upTo(long number, ChainHash last) {
            return new UnderWay(events, head, number, last.hex());
        }
    }

    /** What was done to the trail. */
    enum Damage {
        /** The event or its hash was changed, or it stands in another event's place. */
        CHANGED,
        /** The event is not there, but others after it are. */
        REMOVED,
        /** The event and all after it are gone. */
        CUT_OFF,
        /** There are events that the head does not count. */
        NOT_COUNTED,
        /** The row that counts the events is gone or holds another hash than the last event. */
        HEAD_CHANGED
    }
}
