@NullMarked
package io.rollcall.gateway.requestlog;

import org.jspecify.annotations.NullMarked;
