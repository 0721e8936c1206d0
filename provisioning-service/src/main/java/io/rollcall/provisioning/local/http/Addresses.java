package io.rollcall.provisioning.local.http;

/** E-mail addresses as they come in. */
final class Addresses {

    private static final int LONGEST = 254;

    private Addresses() {}

    /** Roughly what an address looks like: whether it is one, only a mail server knows. */
    static String require(String text) {
        String address = text.strip();
        int at = address.lastIndexOf('@');
        boolean plain = address.chars().noneMatch(it -> it <= ' ' || it == 127);
        if (at < 1 || at == address.length() - 1 || address.length() > LONGEST || !plain) {
            throw new IllegalArgumentException("email must be an address, such as ann@acme.example");
        }
        return address;
    }
}
