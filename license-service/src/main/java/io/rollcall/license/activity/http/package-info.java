/** The admin API of activity. */
@NullMarked
package io.rollcall.license.activity.http;

import org.jspecify.annotations.NullMarked;
