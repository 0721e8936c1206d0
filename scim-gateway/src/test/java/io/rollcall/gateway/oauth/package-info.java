@NullMarked
package io.rollcall.gateway.oauth;

import org.jspecify.annotations.NullMarked;
