package io.rollcall.license.pool.http;

import io.rollcall.events.SeatTypeKey;
import io.rollcall.kit.http.ProblemException;
import io.rollcall.license.pool.NewPool;
import io.rollcall.license.pool.Policy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body that opens a pool. Every member may be missing until it is checked. */
@Schema(
        name = "NewSeatPool",
        requiredProperties = {"seatType", "name", "billable"})
public record PoolRequest(
        @Schema(pattern = "[a-z0-9][a-z0-9-]{0,63}", examples = "full") @Nullable
        String seatType,

        @Schema(examples = "Full", maxLength = 200) @Nullable
        String name,

        @Nullable Boolean billable,

        @Schema(description = "Seats bought; absent when the pool is not limited", minimum = "0") @Nullable
        Integer purchased,

        @Schema(
                enumeration = {"BLOCK", "TRUE_UP"},
                defaultValue = "BLOCK",
                description = "Others are set once the pool is open")
        @Nullable
        String policy) {

    private static final int LONGEST_NAME = 200;

    NewPool toPool() {
        return new NewPool(checkedType(), checkedName(), checkedBillable(), checkedPurchased(), checkedPolicy());
    }

    private SeatTypeKey checkedType() {
        try {
            return new SeatTypeKey(seatType == null ? "" : seatType);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("seatType: " + e.getMessage() + ".");
        }
    }

    private String checkedName() {
        if (name == null || name.isBlank() || name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
            throw ProblemException.badRequest("name must have 1 to " + LONGEST_NAME + " characters.");
        }
        return name.strip();
    }

    private boolean checkedBillable() {
        if (billable == null) {
            throw ProblemException.badRequest("billable must be true or false.");
        }
        return billable;
    }

    private @Nullable Integer checkedPurchased() {
        if (purchased != null && purchased < 0) {
            throw ProblemException.badRequest("purchased must not be negative.");
        }
        return purchased;
    }

    private Policy checkedPolicy() {
        return switch (policy == null ? "BLOCK" : policy) {
            case "BLOCK" -> new Policy.Block();
            case "TRUE_UP" -> new Policy.TrueUp();
            default -> throw ProblemException.badRequest("policy must be BLOCK or TRUE_UP when a pool is opened.");
        };
    }
}
