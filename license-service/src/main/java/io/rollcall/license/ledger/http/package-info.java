/** The admin API of the ledger. */
@NullMarked
package io.rollcall.license.ledger.http;

import org.jspecify.annotations.NullMarked;
