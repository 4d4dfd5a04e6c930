package dev.gopack.lint;

import dev.gopack.format.PackageInfo.PackagedFile;
import dev.gopack.format.Portrait;

/**
 * A file of a package with what was seen of its content.
 *
 * @param file as the package lists it
 * @param content what is in it
 */
public record LintFile(PackagedFile file, Content content) {

    private static final int EXECUTE = 0111;

    /** Where it is installed. */
    public String path() {
        return file.path();
    }

    /** Name without directories. */
    public String name() {
        return path().substring(path().lastIndexOf('/') + 1);
    }

    /** Directory that it lies in, without a slash at its end. */
    public String parent() {
        return path().substring(0, Math.max(0, path().lastIndexOf('/')));
    }

    /** Permission bits. */
    public int mode() {
        return file.mode();
    }

    /** True for a regular file that the package brings. */
    public boolean isRegular() {
        return file.kind().equals("file") && !isGhost();
    }

    /** True for a directory. */
    public boolean isDirectory() {
        return file.kind().equals("directory");
    }

    /** True for a symbolic link. */
    public boolean isLink() {
        return file.kind().equals("symlink");
    }

    /** True if the package does not bring it. */
    public boolean isGhost() {
        return Portrait.isGhost(file);
    }

    /** True if it is configuration to the package manager. */
    public boolean isConfig() {
        return Portrait.isConfig(file);
    }

    /** True if anybody may execute it. */
    public boolean isExecutable() {
        return (mode() & EXECUTE) != 0;
    }

    /** True if it lies in the directory or below. */
    public boolean isBelow(String directory) {
        int length = directory.length();
        return path().startsWith(directory) && path().length() > length && path().charAt(length) == '/';
    }

    /** True if it is there to be read: nothing starts it, and nobody needs what is in it. // docs: Debian policy 12.6 */
    public boolean isExample() {
        return isBelow("/usr/share/doc") && path().contains("/examples/");
    }

    /** True if it is where commands are looked up. */
    public boolean isCommand() {
        if (path().lastIndexOf('/') > "/usr/games".length()) {
            return false; // most files, for which no name of a directory is made
        }
        return switch (parent()) {
            case "/usr/bin", "/usr/sbin", "/bin", "/sbin", "/usr/games" -> true;
            default -> false;
        };
    }
}
