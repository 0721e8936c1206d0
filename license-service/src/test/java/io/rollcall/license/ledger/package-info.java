@NullMarked
package io.rollcall.license.ledger;

import org.jspecify.annotations.NullMarked;
