@NullMarked
package io.rollcall.gateway.user;

import org.jspecify.annotations.NullMarked;
