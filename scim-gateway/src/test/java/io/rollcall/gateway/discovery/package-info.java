@NullMarked
package io.rollcall.gateway.discovery;

import org.jspecify.annotations.NullMarked;
