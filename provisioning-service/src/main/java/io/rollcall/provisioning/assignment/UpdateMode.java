package io.rollcall.provisioning.assignment;

/** What later group moves do to people whom an assignment provisioned. */
public enum UpdateMode {
    /** The identity provider governs: every move is judged again. */
    AUTOMATIC,
    /** Given once; later moves in the identity provider leave the person alone. */
    MANUAL
}
