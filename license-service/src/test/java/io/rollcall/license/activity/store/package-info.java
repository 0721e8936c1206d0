@NullMarked
package io.rollcall.license.activity.store;

import org.jspecify.annotations.NullMarked;
