@NullMarked
package io.rollcall.gateway.list;

import org.jspecify.annotations.NullMarked;
