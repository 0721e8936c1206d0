@NullMarked
package io.rollcall.gateway.search;

import org.jspecify.annotations.NullMarked;
