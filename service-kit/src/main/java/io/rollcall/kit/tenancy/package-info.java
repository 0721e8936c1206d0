/** Who may act on which tenant. */
@NullMarked
package io.rollcall.kit.tenancy;

import org.jspecify.annotations.NullMarked;
