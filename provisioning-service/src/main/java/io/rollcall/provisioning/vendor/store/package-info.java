/** Vendor: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.vendor.store;

import org.jspecify.annotations.NullMarked;
