/** People, as the identity provider describes them. */
@NullMarked
package io.rollcall.gateway.user;

import org.jspecify.annotations.NullMarked;
