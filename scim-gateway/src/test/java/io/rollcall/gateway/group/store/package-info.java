@NullMarked
package io.rollcall.gateway.group.store;

import org.jspecify.annotations.NullMarked;
