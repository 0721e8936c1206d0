/** Who uses the seats that they hold, and whose could be given to others. */
@NullMarked
package io.rollcall.license.activity;

import org.jspecify.annotations.NullMarked;
