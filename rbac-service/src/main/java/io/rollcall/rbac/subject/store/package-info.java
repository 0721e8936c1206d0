/** People in PostgreSQL. */
@NullMarked
package io.rollcall.rbac.subject.store;

import org.jspecify.annotations.NullMarked;
