/** How much of the pools was used, and by whom: what an invoice is made from. */
@NullMarked
package io.rollcall.license.usage;

import org.jspecify.annotations.NullMarked;
