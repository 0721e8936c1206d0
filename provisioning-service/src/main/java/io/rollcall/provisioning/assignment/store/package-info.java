/** Assignment: the PostgreSQL adapter. */
@NullMarked
package io.rollcall.provisioning.assignment.store;

import org.jspecify.annotations.NullMarked;
