/** Identifiers. */
@NullMarked
package io.rollcall.kit.id;

import org.jspecify.annotations.NullMarked;
