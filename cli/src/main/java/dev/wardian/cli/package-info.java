/// The command `wardian`: [dev.wardian.cli.Main] reads the words it was called with and runs one
/// command. Nothing a user of the library would miss lies here.
package dev.wardian.cli;
