@NullMarked
package io.rollcall.gateway.auth;

import org.jspecify.annotations.NullMarked;
