@NullMarked
package io.rollcall.provisioning.reevaluation.store;

import org.jspecify.annotations.NullMarked;
