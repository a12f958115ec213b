/// What is wrong with a machine, its Pythons and an environment, and what to do. The central type
/// is [dev.wardian.stack.doctor.Diagnosis].
package dev.wardian.stack.doctor;
