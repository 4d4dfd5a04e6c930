package dev.gopack.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Texts of lines with lines left out, repeated, exchanged or taken from elsewhere; now and then changed in a byte. */
final class LineMutants implements Target.Mutants {

    private final List<String> texts;
    private final List<String> lines;
    private final Edits edits;

    /**
     * Mutants.
     *
     * @param texts right texts
     * @param lines lines that do not belong, or not there
     */
    LineMutants(List<String> texts, List<String> lines) {
        this.texts = texts;
        this.lines = lines;
        this.edits = new Edits(
                texts.stream()
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                lines.toArray(String[]::new));
    }

    @Override
    public byte[] next(SplittableRandom random) {
        List<String> text = new ArrayList<>(Edits.pick(texts, random).lines().toList());
        for (int changes = random.nextInt(4); changes > 0 && !text.isEmpty(); changes--) {
            int at = random.nextInt(text.size());
            switch (random.nextInt(6)) {
                case 0 -> text.remove(at);
                case 1 -> text.add(at, text.get(random.nextInt(text.size())));
                case 2 -> text.add(at, Edits.pick(lines, random));
                case 3 -> text.set(at, Edits.pick(lines, random));
                case 4 -> text.set(at, value(text.get(at)) + Edits.pick(lines, random));
                default ->
                    text.set(at, " ".repeat(random.nextInt(9)) + text.get(at).strip());
            }
        }
        String all = String.join("\n", text) + (random.nextInt(20) == 0 ? "" : "\n");
        byte[] bytes = all.getBytes(StandardCharsets.UTF_8);
        return edits.edited(bytes, random.nextInt(3), random);
    }

    /** A line up to where its value starts. */
    private static String value(String line) {
        int colon = line.indexOf(": ");
        return colon < 0 ? line : line.substring(0, colon + 2);
    }
}
