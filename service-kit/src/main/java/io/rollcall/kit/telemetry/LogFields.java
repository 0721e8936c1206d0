package io.rollcall.kit.telemetry;

/** Fields of log lines. Ids only: never the value of a person's attribute, never a token. */
public final class LogFields {

    public static final String REQUEST_ID = "requestId";
    public static final String TENANT = "tenant";

    private LogFields() {}
}
