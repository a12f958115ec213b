package dev.wardian.stack.internal.doctor;

import static dev.wardian.stack.doctor.Symptom.Area.PYTHON;

import dev.wardian.host.HostProfile;
import dev.wardian.host.PackageSystem;
import dev.wardian.stack.doctor.Symptom;
import dev.wardian.stack.interpreter.KnownPython;
import dev.wardian.stack.interpreter.PythonSurvey;
import java.util.ArrayList;
import java.util.List;

/// What the interpreters of a machine say of it.
public final class PythonSymptoms {
    private PythonSymptoms() {}

    public static List<Symptom> of(PythonSurvey survey, HostProfile host) {
        var found = new ArrayList<Symptom>();
        var usable = survey.pythons().stream().filter(KnownPython::supported).toList();
        if (usable.isEmpty()) {
            found.add(none(host));
        } else {
            var first = usable.getFirst();
            found.add(
                    Symptom.sound(
                            PYTHON,
                            "%d usable, first %s %s at `%s`"
                                    .formatted(
                                            usable.size(),
                                            first.implementation(),
                                            first.version(),
                                            first.executable())));
        }
        for (var broken : survey.unusable()) {
            found.add(
                    Symptom.note(
                            PYTHON,
                            "`" + broken.program() + "` cannot be used: " + broken.reason()));
        }
        return found;
    }

    private static Symptom none(HostProfile host) {
        var symptom = Symptom.wrong(PYTHON, "no usable Python was found");
        return host.packages()
                .map(PackageSystem::kind)
                .map(
                        kind ->
                                switch (kind) {
                                    case DEB -> "apt-get install python3";
                                    case RPM -> "dnf install python3";
                                    case APK -> "apk add python3";
                                    case PACMAN -> "pacman -S python";
                                })
                .map(symptom::withRemedy)
                .orElse(symptom);
    }
}
