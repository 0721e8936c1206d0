/** Connections to addresses that tenants name. */
@NullMarked
package io.rollcall.kit.net;

import org.jspecify.annotations.NullMarked;
