/** Catalogue: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.catalogue.store;

import org.jspecify.annotations.NullMarked;
