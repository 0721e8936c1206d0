package io.rollcall.license.pool;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of what was bought, as it was recorded.
 *
 * @param actor the login of whoever recorded it
 */
public record ContractLine(
        UUID id,
        NewContractLine terms,
        Instant recordedAt,
        String actor,
        @Nullable String requestId) {}
