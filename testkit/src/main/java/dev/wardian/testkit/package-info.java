/// What tests are made of, and nothing of Wardian itself.
///
/// [dev.wardian.testkit.LocalIndex] is a real package index on loopback, filled from a few words
/// of text; [dev.wardian.testkit.WheelMaker] and [dev.wardian.testkit.SdistMaker] make the files
/// it serves, sound or hostile; [dev.wardian.testkit.Conformance] reads the peers' own cases.
package dev.wardian.testkit;
