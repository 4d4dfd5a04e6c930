package dev.gopack;

import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.report.Report;
import java.util.List;

/** Honest packages that compress so well that a careful reader takes them for a decompression bomb. */
final class Bombs {

    private Bombs() {}

    static Report among(Formats formats, List<PackagePlan> plans, List<WrittenPackage> written) {
        Report.Collector findings = new Report.Collector();
        for (int i = 0; i < written.size(); i++) {
            WrittenPackage one = written.get(i);
            formats.get(one.format())
                    .likeBomb(plans.get(i), one.size())
                    .ifPresent(why -> findings.add(GopackRules.BOMB_LIKE
                            .finding(one.path().getFileName() + " has " + why)
                            .advising("gopack verify refuses it, as a bomb; compression: none helps")));
        }
        return findings.toReport();
    }
}
