/** Member: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.member.store;

import org.jspecify.annotations.NullMarked;
