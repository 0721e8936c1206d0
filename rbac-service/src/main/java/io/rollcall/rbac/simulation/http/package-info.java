/** Simulations over HTTP. */
@NullMarked
package io.rollcall.rbac.simulation.http;

import org.jspecify.annotations.NullMarked;
