/// Options and words of a command line. [dev.wardian.cli.arguments.ArgumentParser] turns words into
/// [dev.wardian.cli.arguments.Arguments] by a command's table of
/// [dev.wardian.cli.arguments.Option]s.
package dev.wardian.cli.arguments;
