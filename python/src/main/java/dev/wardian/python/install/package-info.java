/// Wheels into environments and out again: [dev.wardian.python.install.UnpackedWheel] is a wheel in
/// the store, checked; [dev.wardian.python.install.EnvironmentChange] installs and removes many at
/// once, or changes nothing.
package dev.wardian.python.install;
