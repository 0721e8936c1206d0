package io.rollcall.rbac.simulation;

import io.rollcall.rbac.subject.Admins.Standing;

/** How many admins there are: those who stay, and those whose time will be over. */
record AdminCount(int lasting, int forNow) {

    static final AdminCount NONE = new AdminCount(0, 0);

    AdminCount plus(Standing standing) {
        return moved(standing, 1);
    }

    AdminCount minus(Standing standing) {
        return moved(standing, -1);
    }

    private AdminCount moved(Standing standing, int by) {
        return switch (standing) {
            case NONE -> this;
            case FOR_NOW -> new AdminCount(lasting, forNow + by);
            case LASTING -> new AdminCount(lasting + by, forNow);
        };
    }

    /**
     * What is told of admins: those who stay, as nobody shall be left alone when the time of the others is over; where
     * none stays at present, those that there are.
     */
    int figure(AdminCount present) {
        return present.lasting > 0 ? lasting : lasting + forNow;
    }
}
