package dev.gopack.deb;

import dev.gopack.deb.control.StaticAccounts;
import dev.gopack.format.PackageDraft;
import dev.gopack.format.Shell;
import dev.gopack.model.Account;
import dev.gopack.model.FileEntry;
import dev.gopack.model.LifecycleAction;
import dev.gopack.model.Ownership;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Files of the users that a package makes itself. dpkg unpacks before they are there, and gives what is theirs to root; at the
 * next version it finds them. // observed: dpkg 1.21
 */
final class AccountFiles {

    private static final int SET_ID = 06000; // which the kernel takes away with the owner

    private final Set<String> users = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final List<FileEntry> files;

    private AccountFiles(PackageDraft draft) {
        draft.spec().lifecycle().forEach(action -> {
            if (action instanceof LifecycleAction.Accounts accounts) {
                groups.addAll(accounts.groups());
                for (Account account : accounts.accounts()) {
                    users.add(account.user());
                    groups.add(account.group());
                }
            }
        });
        this.files = draft.files().stream()
                .filter(file -> has(file.attributes().owner()))
                .toList();
    }

    static AccountFiles of(PackageDraft draft) {
        return new AccountFiles(draft);
    }

    /** True if the user is there at last, as one of everywhere or of the package. */
    boolean knowsUser(String name) {
        return users.contains(name) || StaticAccounts.uid(name).isPresent();
    }

    /** The same of a group. */
    boolean knowsGroup(String name) {
        return groups.contains(name) || StaticAccounts.gid(name).isPresent();
    }

    private boolean has(Ownership owner) {
        boolean own = users.contains(owner.user()) || groups.contains(owner.group());
        return own && knowsUser(owner.user()) && knowsGroup(owner.group());
    }

    /** Once the users are there, at the first installation; what the administrator decided about a file stays. */
    String given() {
        if (files.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder("if [ -z \"$2\" ] && [ -z \"$DPKG_ROOT\" ]; then\n");
        for (FileEntry file : files) {
            String path = Shell.quote(file.path().value());
            Ownership owner = file.attributes().owner();
            text.append("    dpkg-statoverride --list ")
                    .append(path)
                    .append(" >/dev/null || chown -h ")
                    .append(Shell.quote(owner.user() + ":" + owner.group()))
                    .append(' ')
                    .append(path)
                    .append('\n');
            int mode = file.attributes().mode();
            if (file instanceof FileEntry.Regular && (mode & SET_ID) != 0) {
                text.append(String.format(
                        Locale.ROOT,
                        "    dpkg-statoverride --list %s >/dev/null || chmod %04o %s\n",
                        path,
                        mode,
                        path));
            }
        }
        return text + "fi\n";
    }
}
