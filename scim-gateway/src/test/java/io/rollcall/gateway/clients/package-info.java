@NullMarked
package io.rollcall.gateway.clients;

import org.jspecify.annotations.NullMarked;
