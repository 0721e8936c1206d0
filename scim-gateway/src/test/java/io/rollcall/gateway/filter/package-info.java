@NullMarked
package io.rollcall.gateway.filter;

import org.jspecify.annotations.NullMarked;
