package dev.gopack;

import dev.gopack.archive.BombLimit;
import dev.gopack.format.PackagePlan;
import dev.gopack.format.WrittenPackage;
import dev.gopack.report.Report;
import java.util.List;

/** Honest packages that compress so well that a careful reader takes them for a decompression bomb. */
final class Bombs {

    private Bombs() {}

    static Report among(List<PackagePlan> plans, List<WrittenPackage> written) {
        Report.Collector findings = new Report.Collector();
        for (int i = 0; i < written.size(); i++) {
            WrittenPackage one = written.get(i);
            if (BombLimit.isExceeded(plans.get(i).contentSize(), one.size())) {
                findings.add(GopackRules.BOMB_LIKE
                        .finding(one.path().getFileName() + " has "
                                + plans.get(i).contentSize() + " bytes of contents in " + one.size())
                        .advising("gopack verify refuses it, as a bomb; compression: none helps"));
            }
        }
        return findings.toReport();
    }
}
