/** The subcommands of {@code rollcall}. */
@NullMarked
package io.rollcall.launcher.command;

import org.jspecify.annotations.NullMarked;
