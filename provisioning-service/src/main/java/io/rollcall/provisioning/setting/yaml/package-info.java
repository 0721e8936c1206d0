/** Reads the settings from the vendor's YAML file. */
@NullMarked
package io.rollcall.provisioning.setting.yaml;

import org.jspecify.annotations.NullMarked;
