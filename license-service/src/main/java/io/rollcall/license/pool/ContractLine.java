package io.rollcall.license.pool;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of what was bought, as it was recorded.
 *
 * @param limited whether the pool has a limit from then on
 * @param actor the login of whoever recorded it
 */
public record ContractLine(
        UUID id,
        NewContractLine terms,
        boolean limited,
        Instant recordedAt,
        String actor,
        @Nullable String requestId) {}
