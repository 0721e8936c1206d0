package io.rollcall.gateway.bulk;

import io.rollcall.gateway.bulk.BulkEndpoint.Written;
import io.rollcall.scim.message.ScimError;
import java.util.Objects;
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
        @Nullable ScimError error) {

    static BulkResult written(int index, int status, String endpoint, Written written) {
        return new BulkResult(index, status, endpoint + "/" + written.id(), written.version(), null);
    }

    static BulkResult refused(int index, @Nullable String path, ScimError error) {
        return new BulkResult(index, error.status(), path, null, error);
    }

    /** Of the resource; what succeeded has one. */
    String id() {
        String place = Objects.requireNonNull(path);
        return place.substring(place.lastIndexOf('/') + 1);
    }
}
