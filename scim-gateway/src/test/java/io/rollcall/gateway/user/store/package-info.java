@NullMarked
package io.rollcall.gateway.user.store;

import org.jspecify.annotations.NullMarked;
