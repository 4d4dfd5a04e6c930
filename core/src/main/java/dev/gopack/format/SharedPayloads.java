package dev.gopack.format;

import dev.gopack.archive.Compression;
import dev.gopack.archive.PayloadCompressor;
import dev.gopack.archive.Segment;
import dev.gopack.format.PackagePlan.Payload;
import dev.gopack.io.ContentSource;
import dev.gopack.io.Spool;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What packages of one build have in common: whole payloads, and large contents of otherwise different payloads. The
 * first package that has one makes it, into a spool; the others wait for it and copy. Each spool goes when its last user
 * is done with it. Packages are to be started in the {@link #order}, in which none waits for one that comes later.
 */
public final class SharedPayloads implements Closeable {

    /** Nothing in common. */
    public static final SharedPayloads NONE = of(List.of());

    private final List<PackagePlan> order;
    private final IdentityHashMap<PackagePlan, Once<Object>> wholes = new IdentityHashMap<>();
    private final Map<ContentKey, Once<Content>> contents = new HashMap<>();
    private final Map<ContentSource, Set<String>> digests = new HashMap<>();

    private record Group(String format, Payload payload, List<PackagePlan> plans) {}

    private record ContentKey(ContentSource content, Compression compression) {}

    /**
     * A content as several payloads have it.
     *
     * @param segment its compressed form
     * @param digests of the content in hexadecimal, by the JDK's names
     */
    record Content(Segment segment, Map<String, String> digests) {
        Content {
            digests = Map.copyOf(digests);
        }
    }

    /** Makes what is shared and writes its bytes to the spool. */
    @FunctionalInterface
    public interface Maker<T> {
        /** What is to be known of it besides its bytes. */
        T make(Spool spool) throws IOException;
    }

    private SharedPayloads(List<PackagePlan> order) {
        this.order = List.copyOf(order);
    }

    /** What these packages have in common. */
    public static SharedPayloads of(List<PackagePlan> plans) {
        // Who reads the contents anyway, for a digest of the archive, goes first: the others then need not read them.
        List<PackagePlan> sorted = new ArrayList<>(plans);
        sorted.sort(Comparator.comparing(
                plan -> !plan.payload().map(Payload::digestsArchive).orElse(false)));

        List<Group> groups = new ArrayList<>();
        List<PackagePlan> order = new ArrayList<>();
        List<PackagePlan> followers = new ArrayList<>();
        for (PackagePlan plan : sorted) {
            Payload payload = plan.payload().orElse(null);
            Group alike = payload == null ? null : find(groups, plan.format(), payload);
            if (alike != null) {
                alike.plans().add(plan);
                followers.add(plan);
            } else {
                order.add(plan);
                if (payload != null) {
                    groups.add(new Group(plan.format(), payload, new ArrayList<>(List.of(plan))));
                }
            }
        }
        order.addAll(followers);

        SharedPayloads shared = new SharedPayloads(order);
        for (Group group : groups) {
            PackagePlan first = group.plans().get(0);
            if (group.plans().size() > 1) {
                Once<Object> whole = new Once<>(first, group.plans().size());
                group.plans().forEach(plan -> shared.wholes.put(plan, whole));
            }
            shared.note(group.payload(), first);
        }
        shared.contents.values().removeIf(one -> one.uses() < 2);
        return shared;
    }

    private static @Nullable Group find(List<Group> groups, String format, Payload payload) {
        return groups.stream()
                .filter(group -> group.format().equals(format)
                        && group.payload().contents().size()
                                == payload.contents().size()
                        && group.payload().equals(payload))
                .findFirst()
                .orElse(null);
    }

    private void note(Payload payload, PackagePlan leader) {
        if (!PayloadCompressor.splits(payload.compression().codec())) {
            return;
        }
        for (ContentSource content : payload.contents()) {
            if (content.size() >= PayloadCompressor.APART) {
                digests.computeIfAbsent(content, key -> new LinkedHashSet<>()).add(payload.contentDigest());
                contents.computeIfAbsent(new ContentKey(content, payload.compression()), key -> new Once<>(leader, 0))
                        .addUse();
            }
        }
    }

    /** The packages in the order in which they are to be started. */
    public List<PackagePlan> order() {
        return order;
    }

    /** True if another package has the same payload. */
    public boolean isShared(PackagePlan plan) {
        return wholes.containsKey(plan);
    }

    /** What to do with something that is shared. */
    @FunctionalInterface
    public interface Use<T> {
        /** The spool is for reading only. */
        void use(Spool spool, T value) throws IOException;
    }

    /**
     * Uses a payload that {@link #isShared is shared}, after making it or waiting for it.
     *
     * @param maker makes it, if this package is the first
     * @param use gets its bytes and what the maker knows of it
     * @return what the maker knows of it
     */
    public <T> T payload(PackagePlan plan, WriteContext context, Class<T> type, Maker<T> maker, Use<T> use)
            throws IOException {
        Once<Object> once = Optional.ofNullable(wholes.get(plan)).orElseThrow();
        try {
            if (once.isFor(plan)) {
                once.make(context, maker);
            }
            Once.Made<Object> made = once.await();
            if (!once.isMadeBy(plan)) {
                context.listener().progressed(plan, plan.contentSize());
            }
            T value = type.cast(made.value());
            use.use(made.spool(), value);
            return value;
        } finally {
            once.release();
        }
    }

    /** The content if other payloads have it too. */
    Optional<Once<Content>> content(PackagePlan plan, ContentSource content) {
        return plan.payload().map(payload -> contents.get(new ContentKey(content, payload.compression())));
    }

    /** Which digests of the content are needed by anybody. */
    Set<String> digestsOf(ContentSource content) {
        return digests.getOrDefault(content, Set.of());
    }

    /** To be called when a package has failed and its failure is known, so that none waits for it. */
    public void giveUp(PackagePlan plan) {
        wholes.values().forEach(one -> one.giveUp(plan));
        contents.values().forEach(one -> one.giveUp(plan));
    }

    @Override
    public void close() throws IOException {
        for (Once<?> one : wholes.values()) {
            one.close();
        }
        for (Once<?> one : contents.values()) {
            one.close();
        }
    }
}
