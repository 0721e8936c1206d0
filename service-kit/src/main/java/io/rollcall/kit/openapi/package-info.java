/** What the descriptions of all services' APIs have in common. */
@NullMarked
package io.rollcall.kit.openapi;

import org.jspecify.annotations.NullMarked;
