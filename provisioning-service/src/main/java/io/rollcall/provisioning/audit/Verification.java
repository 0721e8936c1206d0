package io.rollcall.provisioning.audit;

import io.rollcall.events.TenantId;
import io.rollcall.provisioning.audit.ChainCheck.Break;
import io.rollcall.provisioning.audit.HashChain.Head;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks that nobody has touched what was written down. */
public interface Verification {

    /**
     * @param noted a head that an earlier verification answered and that was kept elsewhere
     * @return empty while this instance verifies the trail for somebody else
     */
    Uni<Optional<Result>> verify(TenantId tenant, @Nullable Head noted);

    /**
     * @param trimmed the last row that retention has removed; 0 when none was
     * @param rows how many rows are in order
     * @param head the last of them
     * @param erased of how many the values were taken away because the person was erased
     * @param broken where the chain is broken first
     */
    record Result(long trimmed, long rows, Head head, long erased, Optional<Break> broken) {}
}
