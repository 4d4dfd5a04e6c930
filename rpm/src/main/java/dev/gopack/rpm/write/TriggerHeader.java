package dev.gopack.rpm.write;

import dev.gopack.format.PackageDraft.TriggerScript;
import dev.gopack.model.Dependency;
import dev.gopack.rpm.header.HeaderBuilder;
import dev.gopack.rpm.header.RelationList;
import dev.gopack.rpm.header.TriggerTags;
import dev.gopack.rpm.plan.RpmRelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The trigger tags of a main header. */
final class TriggerHeader {

    private TriggerHeader() {}

    private record Condition(RpmRelation relation, int trigger) {}

    static void add(List<TriggerScript> triggers, HeaderBuilder header) {
        for (TriggerTags tags : TriggerTags.values()) {
            add(
                    tags,
                    triggers.stream()
                            .filter(trigger -> TriggerTags.of(trigger.trigger().event()) == tags)
                            .toList(),
                    header);
        }
    }

    private static void add(TriggerTags tags, List<TriggerScript> triggers, HeaderBuilder header) {
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < triggers.size(); i++) {
            int sense = TriggerTags.sense(triggers.get(i).trigger().event());
            for (Dependency condition : triggers.get(i).trigger().conditions()) {
                conditions.add(new Condition(RpmRelation.of(RelationList.REQUIRES, condition, sense), i));
            }
        }
        // observed: rpm 4.18 sorts conditions as it sorts relations
        conditions.sort(
                Comparator.comparing(Condition::relation, RpmRelation.ORDER).thenComparing(Condition::trigger));
        header.texts(tags.scripts(), triggers.stream().map(TriggerHeader::body).toList())
                .texts(
                        tags.programs(),
                        triggers.stream()
                                .map(trigger -> trigger.interpreter().get(0))
                                .toList())
                .texts(
                        tags.names(),
                        conditions.stream().map(one -> one.relation().name()).toList())
                .texts(
                        tags.versions(),
                        conditions.stream().map(one -> one.relation().version()).toList())
                .ints(
                        tags.flags(),
                        conditions.stream()
                                .mapToInt(one -> one.relation().flags())
                                .toArray())
                .ints(
                        tags.indexes(),
                        conditions.stream().mapToInt(Condition::trigger).toArray());
        tags.priorities()
                .ifPresent(tag -> header.ints(
                        tag,
                        triggers.stream()
                                .mapToInt(trigger -> trigger.trigger().priority())
                                .toArray()));
    }

    private static String body(TriggerScript trigger) {
        return dev.gopack.rpm.plan.Texts.body(trigger.body());
    }
}
