/** People and seats, as views to compare and to put right. */
@NullMarked
package io.rollcall.license.drift.store;

import org.jspecify.annotations.NullMarked;
