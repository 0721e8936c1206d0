/** What services know of the same things, made comparable: digests, differences and their correction. */
@NullMarked
package io.rollcall.kit.drift;

import org.jspecify.annotations.NullMarked;
