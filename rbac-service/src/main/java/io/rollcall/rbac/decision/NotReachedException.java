package io.rollcall.rbac.decision;

/** A check asked for a version that this service has not heard of in time. */
public final class NotReachedException extends RuntimeException {

    private final String wanted;
    private final String present;

    public NotReachedException(String wanted, String present) {
        super("version " + wanted + " is not reached, the present one is " + present);
        this.wanted = wanted;
        this.present = present;
    }

    public String wanted() {
        return wanted;
    }

    public String present() {
        return present;
    }
}
