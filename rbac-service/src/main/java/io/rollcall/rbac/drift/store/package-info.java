/** What is known of people, as views to compare. */
@NullMarked
package io.rollcall.rbac.drift.store;

import org.jspecify.annotations.NullMarked;
