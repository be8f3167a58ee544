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
