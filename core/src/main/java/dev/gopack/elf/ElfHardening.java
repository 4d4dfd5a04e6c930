package dev.gopack.elf;

/**
 * What makes attacks on a program harder.
 *
 * @param relro how much of the linking tables is read-only once the program runs
 * @param noExecutableStack the file says that its stack is not to be executed
 * @param positionIndependent may lie anywhere in memory
 * @param bindNow all symbols are bound at the start
 * @param branchTargets AArch64: indirect branches reach marked places alone (BTI)
 * @param pointerAuthentication AArch64: return addresses are signed (PAC)
 * @param indirectBranchTracking x86: indirect branches reach marked places alone (IBT)
 * @param shadowStack x86: return addresses are kept twice (SHSTK)
 * @param stackProtector overwritten stacks are noticed, as far as dynamic symbols show it
 * @param fortified string functions check sizes, as far as dynamic symbols show it
 */
public record ElfHardening(
        Relro relro,
        boolean noExecutableStack,
        boolean positionIndependent,
        boolean bindNow,
        boolean branchTargets,
        boolean pointerAuthentication,
        boolean indirectBranchTracking,
        boolean shadowStack,
        boolean stackProtector,
        boolean fortified) {

    /** How much is read-only after relocation. */
    public enum Relro {
        /** Nothing. */
        NONE,
        /** What is not needed for binding symbols later. */
        PARTIAL,
        /** Everything, as all symbols are bound at the start. */
        FULL
    }
}
