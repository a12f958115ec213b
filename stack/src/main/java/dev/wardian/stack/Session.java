package dev.wardian.stack;

import dev.wardian.python.environment.Interpreter;
import dev.wardian.python.environment.Target;

/// What one operation works with: whom it installs for, and where it looks.
///
/// @param interpreter runs builds and the environment
/// @param target whom versions and files must fit
/// @param index where packages come from
/// @param materials what lies at addresses
/// @param builds makes wheels of sources
/// @param choices what was asked for
record Session(
        Interpreter interpreter,
        Target target,
        IndexAccess index,
        Materials materials,
        Builds builds,
        InstallChoices choices) {}
