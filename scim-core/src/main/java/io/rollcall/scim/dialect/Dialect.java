package io.rollcall.scim.dialect;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The tolerances granted to one directory. Immutable; {@link #lenient()} is the default of a directory. */
public final class Dialect {
    private static final Dialect STRICT = new Dialect(EnumSet.noneOf(Leniency.class));
    private static final Dialect LENIENT =
            new Dialect(EnumSet.complementOf(EnumSet.of(Leniency.CREATE_TYPED_ELEMENTS, Leniency.REMOVE_ABSENT)));
    private static final Dialect ENTRA = new Dialect(EnumSet.allOf(Leniency.class));

    private final EnumSet<Leniency> granted;

    private Dialect(EnumSet<Leniency> granted) {
        this.granted = granted;
    }

    /** The RFCs to the letter. */
    public static Dialect strict() {
        return STRICT;
    }

    /** What Okta, Entra, Google, OneLogin, JumpCloud and others need, where it harms nobody else. */
    public static Dialect lenient() {
        return LENIENT;
    }

    /** {@link #lenient()} plus what only Microsoft Entra ID expects. */
    public static Dialect entra() {
        return ENTRA;
    }

    public static Dialect of(Set<Leniency> granted) {
        EnumSet<Leniency> copy = EnumSet.noneOf(Leniency.class);
        copy.addAll(granted);
        return new Dialect(copy);
    }

    public boolean allows(Leniency leniency) {
        return granted.contains(leniency);
    }

    public Dialect with(Leniency leniency) {
        EnumSet<Leniency> copy = EnumSet.copyOf(granted);
        copy.add(leniency);
        return new Dialect(copy);
    }

    public Dialect without(Leniency leniency) {
        EnumSet<Leniency> copy = EnumSet.copyOf(granted);
        copy.remove(leniency);
        return new Dialect(copy);
    }

    public Set<Leniency> granted() {
        return Collections.unmodifiableSet(granted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dialect dialect && dialect.granted.equals(granted);
    }

    @Override
    public int hashCode() {
        return granted.hashCode();
    }

    @Override
    public String toString() {
        return "Dialect" + granted;
    }
}
