package io.rollcall.rbac.catalogue;

import io.rollcall.events.SeatTypeKey;
import org.jspecify.annotations.Nullable;

/**
 * A permission as the vendor describes it.
 *
 * @param seat the seat type a person must hold to use it; absent when any active person may
 */
public record CataloguePermission(
        PermissionKey key, String title, @Nullable SeatTypeKey seat) {}
