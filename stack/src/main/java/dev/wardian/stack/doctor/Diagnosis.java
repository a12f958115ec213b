package dev.wardian.stack.doctor;

import java.util.List;

/// All that was looked at.
///
/// @param symptoms in the order of their areas
public record Diagnosis(List<Symptom> symptoms) {
    public Diagnosis {
        symptoms = List.copyOf(symptoms);
    }

    /// What does not work.
    public List<Symptom> wrong() {
        return symptoms.stream().filter(one -> one.gravity() == Symptom.Gravity.WRONG).toList();
    }
}
