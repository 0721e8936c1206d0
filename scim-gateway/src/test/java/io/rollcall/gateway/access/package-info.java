@NullMarked
package io.rollcall.gateway.access;

import org.jspecify.annotations.NullMarked;
