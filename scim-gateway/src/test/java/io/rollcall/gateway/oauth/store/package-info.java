@NullMarked
package io.rollcall.gateway.oauth.store;

import org.jspecify.annotations.NullMarked;
