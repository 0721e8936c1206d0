/** Explanation: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.explanation.store;

import org.jspecify.annotations.NullMarked;
