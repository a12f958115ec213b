/// Building source trees and source distributions into wheels (PEP 517, 518, 660).
///
/// [dev.wardian.python.build.SourceBuilder] is the way in; what it builds is a
/// [dev.wardian.python.build.Source], and the caller lends it a
/// [dev.wardian.python.build.BuildRequirements] to install what backends need.
package dev.wardian.python.build;
