/** The append-only account of every seat that was given, taken back or waited for. */
@NullMarked
package io.rollcall.license.ledger;

import org.jspecify.annotations.NullMarked;
