/** Loads of catalogues in PostgreSQL. */
@NullMarked
package io.rollcall.rbac.catalogue.store;

import org.jspecify.annotations.NullMarked;
