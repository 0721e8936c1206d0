/** How much and how fast a directory may send. */
@NullMarked
package io.rollcall.gateway.traffic;

import org.jspecify.annotations.NullMarked;
