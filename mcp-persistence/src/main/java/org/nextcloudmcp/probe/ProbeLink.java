package org.nextcloudmcp.probe;

/** What became of the probe behind a link. */
public sealed interface ProbeLink {

    /** It can still be followed; as the answer of a step forward: it could, and this call took the step. */
    record Usable(ProbeRecord probe) implements ProbeLink {}

    /** There is no such link, or a newer one has taken its place. */
    record Unknown() implements ProbeLink {}

    /** Nobody followed it in time. */
    record Expired() implements ProbeLink {}

    /** It was followed or declined before. */
    record Used() implements ProbeLink {}
}
