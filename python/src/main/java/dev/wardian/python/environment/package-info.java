/// Python interpreters and the environments they run in.
///
/// [dev.wardian.python.environment.Interpreters] finds and asks interpreters,
/// [dev.wardian.python.environment.VirtualEnvironment] makes environments (PEP 405),
/// [dev.wardian.python.environment.PythonEnvironment] reads what is installed in one, and
/// [dev.wardian.python.environment.Target] is what a resolution is made for.
package dev.wardian.python.environment;
