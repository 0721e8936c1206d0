@NullMarked
package io.rollcall.gateway.resource;

import org.jspecify.annotations.NullMarked;
