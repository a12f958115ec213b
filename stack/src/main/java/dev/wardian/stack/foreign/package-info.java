/// The files of other tools, read into one form and written from it, with a report of what
/// cannot be expressed. The central types are [dev.wardian.stack.foreign.ForeignFile], which
/// reads, and [dev.wardian.stack.foreign.ExportFormat], which writes.
package dev.wardian.stack.foreign;
