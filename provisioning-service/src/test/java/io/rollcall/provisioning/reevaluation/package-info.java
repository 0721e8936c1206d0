@NullMarked
package io.rollcall.provisioning.reevaluation;

import org.jspecify.annotations.NullMarked;
