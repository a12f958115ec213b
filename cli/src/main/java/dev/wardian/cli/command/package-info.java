/// One class per command, each a [dev.wardian.cli.command.Command]: it names its options, reads
/// them, asks the library, and reports.
package dev.wardian.cli.command;
