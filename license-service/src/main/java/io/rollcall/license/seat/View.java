package io.rollcall.license.seat;

/** One source's word about a person. A higher version replaces a lower one of the same source. */
public sealed interface View permits DirectoryView, EntitlementView {

    long version();
}
