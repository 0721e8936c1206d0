/** Local people: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.local.store;

import org.jspecify.annotations.NullMarked;
