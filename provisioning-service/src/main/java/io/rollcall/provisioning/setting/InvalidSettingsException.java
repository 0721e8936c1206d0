package io.rollcall.provisioning.setting;

import java.util.List;

/** The file of settings cannot be used. The message lists everything that is wrong with it. */
public final class InvalidSettingsException extends RuntimeException {

    public InvalidSettingsException(String file, List<String> faults) {
        super("settings " + file + " are not valid:\n  " + String.join("\n  ", faults));
    }
}
