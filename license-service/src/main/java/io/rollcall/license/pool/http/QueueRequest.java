package io.rollcall.license.pool.http;

import io.rollcall.license.pool.Queue;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body that says in which order people who wait are served. */
@Schema(name = "SeatPoolQueue")
public record QueueRequest(
        @Schema(
                description =
                        "FIFO: first come, first served. PRIORITY: whoever has the higher priority, then first come")
        Queue queue) {}
