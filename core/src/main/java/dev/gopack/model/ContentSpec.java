package dev.gopack.model;

import dev.gopack.io.ContentSource;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One item of {@code contents} as it was written: not yet looked up on disk.
 *
 * @param src path, pattern or link target; empty for directories, ghosts and in-memory content
 * @param content bytes that a program gives instead of {@code src}, or null
 * @param dst where it is installed; a trailing slash keeps each match's own name
 * @param type what it is
 * @param packager format that it is only for, for example {@code rpm}; empty for all
 * @param owner user name, or null for root
 * @param group group name, or null for root
 * @param mode permission bits, or null for those of the file on disk without the umask's
 * @param mtime modification time, or null for the package's
 * @param lang locale (rpm)
 * @param capabilities Linux capabilities in text form
 * @param disownSubtree patterns, relative to {@code dst}, of directories in a tree that the package does not own
 */
public record ContentSpec(
        String src,
        @Nullable ContentSource content,
        String dst,
        ContentType type,
        String packager,
        @Nullable String owner,
        @Nullable String group,
        @Nullable Integer mode,
        @Nullable Instant mtime,
        String lang,
        String capabilities,
        List<String> disownSubtree) {

    /** Refuses items without a destination, and bytes for what has none or comes from elsewhere as well. */
    public ContentSpec {
        Objects.requireNonNull(src, "src");
        Objects.requireNonNull(dst, "dst");
        Objects.requireNonNull(type, "type");
        if (dst.isEmpty()) {
            throw new IllegalArgumentException("a content needs a destination");
        }
        if (content != null && !src.isEmpty()) {
            throw new IllegalArgumentException("src and content exclude each other: " + dst);
        }
        if (content != null && !type.isFile()) {
            throw new IllegalArgumentException("a " + type.word() + " has no content: " + dst);
        }
        disownSubtree = List.copyOf(disownSubtree);
    }

    /** A builder for an item that is installed at {@code dst}. */
    public static Builder to(String dst) {
        return new Builder(dst);
    }

    /** Gathers the parts of an item. */
    public static final class Builder {
        private final String dst;
        private String src = "";
        private @Nullable ContentSource content;
        private ContentType type = ContentType.FILE;
        private String packager = "";
        private @Nullable String owner;
        private @Nullable String group;
        private @Nullable Integer mode;
        private @Nullable Instant mtime;
        private String lang = "";
        private String capabilities = "";
        private List<String> disownSubtree = List.of();

        private Builder(String dst) {
            this.dst = dst;
        }

        /** Path, pattern or link target. */
        public Builder src(String value) {
            src = value;
            return this;
        }

        /** Bytes instead of a file on disk. */
        public Builder content(ContentSource value) {
            content = value;
            return this;
        }

        /** What it is; a file if not said. */
        public Builder type(ContentType value) {
            type = value;
            return this;
        }

        /** Only for the format with this name. */
        public Builder packager(String value) {
            packager = value;
            return this;
        }

        /** User that owns it. */
        public Builder owner(@Nullable String value) {
            owner = value;
            return this;
        }

        /** Group that owns it. */
        public Builder group(@Nullable String value) {
            group = value;
            return this;
        }

        /** Permission bits, for example 0755. */
        public Builder mode(@Nullable Integer value) {
            mode = value;
            return this;
        }

        /** Modification time. */
        public Builder mtime(@Nullable Instant value) {
            mtime = value;
            return this;
        }

        /** Locale. */
        public Builder lang(String value) {
            lang = value;
            return this;
        }

        /** Linux capabilities, for example {@code cap_net_bind_service=ep}. */
        public Builder capabilities(String value) {
            capabilities = value;
            return this;
        }

        /** Patterns of directories that a tree does not own. */
        public Builder disownSubtree(List<String> value) {
            disownSubtree = value;
            return this;
        }

        /** The item. */
        public ContentSpec build() {
            return new ContentSpec(
                    src, content, dst, type, packager, owner, group, mode, mtime, lang, capabilities, disownSubtree);
        }
    }
}
