package dev.gopack.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A scratch root in which systemd really runs, as the first process of namespaces of its own: processes, mounts, network,
 * names and control groups. It takes root's rights, a kernel with cgroup2, and nothing of the machine's own systemd; it is
 * up within a second. The host's rpm works on it from outside, and the scriptlets find systemd running.
 */
final class RunningSystem implements AutoCloseable {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    /**
     * Gives systemd a control group below the one that there is, without which it would take all processes of that one for
     * its own, then what it finds in containers. Arguments: root, name of the group.
     */
    private static final String BOOT = """
            mount -t cgroup2 cgroup2 "$1/mnt"
            mkdir "$1/mnt/$2"
            echo 0 >"$1/mnt/$2/cgroup.procs"
            umount "$1/mnt"
            exec unshare --pid --fork --kill-child --mount --uts --ipc --net --cgroup sh -ec '
                mount --bind "$1" "$1"
                mount -t proc proc "$1/proc"
                mount -t sysfs -o ro sysfs "$1/sys"
                mount -t tmpfs tmpfs "$1/sys/fs/cgroup"
                mount -t cgroup2 cgroup2 "$1/sys/fs/cgroup"
                mount -t tmpfs -o mode=755 tmpfs "$1/dev"
                for device in null zero full random urandom tty; do
                    : >"$1/dev/$device"
                    mount --bind "/dev/$device" "$1/dev/$device"
                done
                ln -s /proc/self/fd "$1/dev/fd"
                ln -s pts/ptmx "$1/dev/ptmx"
                mkdir "$1/dev/shm"
                mount --bind "$1/run" "$1/run" # so that it is seen from outside
                cd "$1"
                pivot_root . mnt
                umount -l /mnt
                exec env -i container=gopack PATH=/usr/sbin:/usr/bin:/sbin:/bin \
                    /lib/systemd/systemd --system --show-status=no --unit=sysinit.target
            ' sh "$1"
            """;

    /** Removes the control groups that systemd leaves behind; the last of their processes may be about to end. */
    private static final String FORGET = """
            mount -t cgroup2 cgroup2 "$1"
            for try in 1 2 3 4 5 6 7 8 9 10; do
                [ -d "$1/$2" ] || exit 0
                find "$1/$2" -depth -type d -exec rmdir {} + 2>/dev/null || sleep 0.2
            done
            """;

    private final ScratchRoot root;
    private final String group;
    private final Process process;
    private final long first;

    private RunningSystem(ScratchRoot root) throws IOException {
        this.root = root;
        this.group = root.path().getFileName().toString();
        Files.deleteIfExists(root.file("/usr/sbin/policy-rc.d")); // it would keep services from being started
        List<String> words = List.of(
                "unshare", "--mount", "sh", "-ec", BOOT, "sh", root.path().toString(), group);
        this.process = Tool.process(Path.of("/"), Map.of(), words)
                .redirectErrorStream(true)
                .redirectOutput(root.file("/boot.log").toFile())
                .start();
        this.first = awaitFirst();
    }

    /** One that is up. */
    static RunningSystem start() {
        ScratchRoot root = ScratchRoot.withoutProcesses();
        try {
            return new RunningSystem(root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long awaitFirst() throws IOException {
        long end = System.nanoTime() + PATIENCE;
        try {
            while (!Files.exists(root.file("/run/systemd/private"))) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new AssertionError("systemd does not start: " + root.text("/boot.log"));
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
        long pid = process.children().findFirst().orElseThrow().pid();
        Tool.run("nsenter", "-t", pid, "--pid", "mount", "-t", "proc", "proc", root.file("/proc"))
                .ok();
        Tool.run("nsenter", "-t", pid, "-a", "systemctl", "is-system-running", "--wait")
                .ok();
        return pid;
    }

    /** The root. */
    ScratchRoot root() {
        return root;
    }

    /** Runs a command as a process of the system. */
    Tool.Result inside(Object... command) {
        return enter(List.of("-a"), command);
    }

    /** The host's rpm on this system. */
    Tool.Result rpm(Object... arguments) {
        List<Object> words = new ArrayList<>(List.of("rpm", "--root", root.path()));
        words.addAll(List.of(arguments));
        return enter(List.of("--pid"), words.toArray());
    }

    private Tool.Result enter(List<String> namespaces, Object... command) {
        List<Object> words = new ArrayList<>(List.of("nsenter", "-t", first));
        words.addAll(namespaces);
        words.addAll(List.of(command));
        return Tool.run(
                Path.of("/"),
                Map.of("DEBIAN_FRONTEND", "noninteractive", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"),
                words);
    }

    /** What systemd says of a unit. */
    String property(String unit, String name) {
        return inside("systemctl", "show", "--value", "-p", name, unit)
                .ok()
                .out()
                .strip();
    }

    /** What a server on port 8080 answers: status line, headers, body; empty if nobody listens. */
    String request(String method, String path, String body) {
        String text = method + " " + path + " HTTP/1.0\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        return inside(
                        "bash",
                        "-c",
                        "exec 2>/dev/null 3<>/dev/tcp/127.0.0.1/8080 && printf %s \"$1\" >&3 && cat <&3",
                        "bash",
                        text)
                .out();
    }

    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor(); // and with it the first process, and with that all others
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Tool.run("umount", root.file("/proc"));
        Tool.run("unshare", "--mount", "sh", "-ec", FORGET, "sh", root.file("/mnt"), group);
        root.close();
    }
}
