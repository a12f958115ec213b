/// What a person or a program sees: [dev.wardian.cli.output.Report] writes answers, messages and
/// the log; the progress display draws on a terminal only.
package dev.wardian.cli.output;
