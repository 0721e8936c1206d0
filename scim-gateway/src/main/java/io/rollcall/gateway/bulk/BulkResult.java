package io.rollcall.gateway.bulk;

import io.rollcall.scim.message.ScimError;
import org.jspecify.annotations.Nullable;

/**
 * What came of one operation.
 *
 * @param index of the operation in the request, from 0
 * @param path of the resource below the base URL; null if there is none
 * @param version null where there is none: after a failure, or a DELETE
 * @param error null if the operation succeeded
 */
public record BulkResult(
        int index,
        int status,
        @Nullable String path,
        @Nullable Long version,
        @Nullable ScimError error) {}
