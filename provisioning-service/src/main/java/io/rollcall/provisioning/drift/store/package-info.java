/** People and groups, as views to compare and to put right. */
@NullMarked
package io.rollcall.provisioning.drift.store;

import org.jspecify.annotations.NullMarked;
