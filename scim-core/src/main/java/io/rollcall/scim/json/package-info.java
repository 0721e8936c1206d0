/** Strict and bounded JSON reading. */
@NullMarked
package io.rollcall.scim.json;

import org.jspecify.annotations.NullMarked;
