/** Group: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.group.store;

import org.jspecify.annotations.NullMarked;
