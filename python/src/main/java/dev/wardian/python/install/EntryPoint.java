package dev.wardian.python.install;

/// A program that a wheel declares: a function to be called under a name.
///
/// @param name of the file that starts it
/// @param module to import
/// @param attribute of the module, dotted, that is called
/// @param graphical whether it is started without a console on Windows
public record EntryPoint(String name, String module, String attribute, boolean graphical) {}
