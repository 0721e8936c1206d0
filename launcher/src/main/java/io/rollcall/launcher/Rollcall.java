package io.rollcall.launcher;

import io.rollcall.launcher.command.AuditCommand;
import io.rollcall.launcher.command.BenchCommand;
import io.rollcall.launcher.command.DemoCommand;
import io.rollcall.launcher.command.DoctorCommand;
import io.rollcall.launcher.command.DownCommand;
import io.rollcall.launcher.command.EventsCommand;
import io.rollcall.launcher.command.ExplainCommand;
import io.rollcall.launcher.command.ResyncCommand;
import io.rollcall.launcher.command.SeedCommand;
import io.rollcall.launcher.command.StatusCommand;
import io.rollcall.launcher.command.TestCommand;
import io.rollcall.launcher.command.TokenCommand;
import io.rollcall.launcher.command.UpCommand;
import java.util.UUID;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The {@code rollcall} command. */
@Command(
        name = "rollcall",
        mixinStandardHelpOptions = true,
        versionProvider = Rollcall.Version.class,
        description = "Directory sync, seats and roles: the whole stack on one machine.",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            DemoCommand.class,
            TestCommand.class,
            BenchCommand.class,
            EventsCommand.class,
            ExplainCommand.class,
            AuditCommand.class,
            ResyncCommand.class,
            TokenCommand.class,
            SeedCommand.class,
            DoctorCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Rollcall {
    private static final int PROBLEM = 1;

    private Rollcall() {}

    public static void main(String[] args) {
        QuietLogging.configure();
        System.exit(commandLine().execute(args));
    }

    /** The command table; problems that people can fix end with one sentence instead of a stack trace. */
    public static CommandLine commandLine() {
        CommandLine commands = new CommandLine(new Rollcall()).registerConverter(UUID.class, Rollcall::id);
        return commands.setExecutionExceptionHandler((problem, command, parsed) -> {
            if (problem instanceof LauncherException) {
                command.getErr().println(problem.getMessage());
            } else {
                problem.printStackTrace(command.getErr());
            }
            return PROBLEM;
        });
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException("'" + text + "' is no id such as 0199a000-0000-7000-8000-000000000000");
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rollcall " + Versions.load().rollcall()};
        }
    }
}
