/** The account of a person inside the product: its states, and what the directory says about its owner. */
@NullMarked
package io.rollcall.provisioning.account;

import org.jspecify.annotations.NullMarked;
