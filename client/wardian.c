/* The command `wardian` as a small native program: hands the call to the process that stays (cli,
 * package dev.wardian.cli.daemon), passes its output on and ends with its exit code. Where there is
 * no such process it starts one; where that cannot be, or the caller does not want it, it becomes a
 * process of its own through the script `fresh` that lies beside it.
 *
 * Its home holds `settings` (java, class_path, options, classes) and `fresh`: the folder it lies in,
 * as scripts/build makes it, or `../lib/wardian` from there, as packages are laid out. In settings
 * `@/` stands for that folder, so that it may be moved. The protocol is that of Wire.java: a byte of
 * kind, four bytes of length, the bytes. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <limits.h>
#include <poll.h>
#include <pwd.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { FORM = 1, START_MILLIS = 15000, PATIENCE_SECONDS = 1800 };

extern char **environ;

static char folder[PATH_MAX];      /* its home */
static char settings_file[PATH_MAX + 16];
static char socket_file[sizeof(((struct sockaddr_un *)0)->sun_path)];

/* ---- a process of its own ---------------------------------------------------------------- */

static void be_fresh(char **argv) {
    char script[PATH_MAX + 16];
    int count = 0;
    signal(SIGPIPE, SIG_DFL);
    while (argv[count]) count++;
    char **words = calloc((size_t)count + 3, sizeof *words);
    if (!words) _exit(70);
    snprintf(script, sizeof script, "%s/fresh", folder);
    words[0] = "sh";
    words[1] = script;
    for (int i = 1; i < count; i++) words[i + 1] = argv[i];
    execv("/bin/sh", words);
    fprintf(stderr, "error: cannot run `%s`: %s\n", script, strerror(errno));
    _exit(70);
}

/* ---- who may share a daemon ---------------------------------------------------------------- */

static uint64_t hash = 0xcbf29ce484222325ULL;

static void mix(const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++) hash = (hash ^ at[i]) * 0x100000001b3ULL;
}

static void mix_text(const char *text) {
    if (text) mix(text, strlen(text));
    mix("", 1);
}

/* The locale of names if it names an encoding of its own. To Python and pip names are UTF-8 else,
 * whatever the locale says; `fresh` does the same. */
static const char *other_encoding(void) {
    const char *all = getenv("LC_ALL"), *kind = getenv("LC_CTYPE"), *any = getenv("LANG");
    const char *locale = all && *all ? all : kind && *kind ? kind : any ? any : "";
    const char *dot = strchr(locale, '.');
    return dot && dot[1] && dot[1] != 'U' && dot[1] != 'u' ? locale : NULL;
}

/* Calls that would see another file system, network or user, make files with other rights, or spell
 * their names in another way, get a daemon of their own: so does another build. */
static int mix_place(void) {
    static const char *const spaces[] = {"mnt", "net", "user", "pid"};
    struct stat file;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        char name[40];
        snprintf(name, sizeof name, "/proc/self/ns/%s", spaces[i]);
        if (stat(name, &file) != 0) return 0;
        mix(&file.st_ino, sizeof file.st_ino);
    }
    if (stat("/", &file) != 0) return 0;    /* a changed root is another file system */
    mix(&file.st_dev, sizeof file.st_dev);
    mix(&file.st_ino, sizeof file.st_ino);
    if (stat(settings_file, &file) != 0) return 0;
    mix(&file.st_dev, sizeof file.st_dev);
    mix(&file.st_ino, sizeof file.st_ino);
    mix(&file.st_mtim, sizeof file.st_mtim);
    mix_text(folder);
    mode_t mask = umask(077);
    umask(mask);
    mix(&mask, sizeof mask);
    uid_t user = geteuid();
    gid_t group = getegid();
    mix(&user, sizeof user);
    mix(&group, sizeof group);
    gid_t groups[256];
    int count = getgroups(256, groups);
    if (count > 0) mix(groups, (size_t)count * sizeof *groups);
    mix_text(other_encoding());
    return 1;
}

/* A folder that only this user can enter. */
static int find_socket(void) {
    char private_folder[80];
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    struct stat file;
    if (getuid() != geteuid() || !mix_place()) return 0;
    if (runtime && *runtime == '/' && strlen(runtime) < 50 && access(runtime, W_OK) == 0)
        snprintf(private_folder, sizeof private_folder, "%s/wardian", runtime);
    else
        snprintf(private_folder, sizeof private_folder, "/tmp/wardian-%u", (unsigned)geteuid());
    if (mkdir(private_folder, 0700) != 0 && errno != EEXIST) return 0;
    if (lstat(private_folder, &file) != 0 || !S_ISDIR(file.st_mode) || file.st_uid != geteuid()
        || (file.st_mode & 077) != 0)
        return 0;
    snprintf(socket_file, sizeof socket_file, "%s/%016llx", private_folder,
             (unsigned long long)hash);
    return 1;
}

/* ---- reaching it ----------------------------------------------------------------------------- */

static int call_daemon(void) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    struct ucred peer;
    socklen_t length = sizeof peer;
    int channel = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (channel < 0) return -1;
    memcpy(address.sun_path, socket_file, sizeof socket_file);
    if (connect(channel, (struct sockaddr *)&address, sizeof address) != 0
        || getsockopt(channel, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0
        || peer.uid != geteuid()) {
        close(channel);
        return -1;
    }
    return channel;
}

/* The value of `name='…'` in the settings; a quote in it is written as the shell has it. */
static char *setting(const char *text, const char *name) {
    size_t length = strlen(name);
    for (const char *line = text; line && *line;) {
        if (!strncmp(line, name, length) && line[length] == '=' && line[length + 1] == '\'') {
            const char *from = line + length + 2, *end = strchr(from, '\n');
            if (!end) return NULL;
            return strndup(from, (size_t)(end - from) - 1);
        }
        line = strchr(line, '\n');
        if (line) line++;
    }
    return NULL;
}

static char *read_settings(void) {
    int file = open(settings_file, O_RDONLY | O_CLOEXEC);
    struct stat about;
    if (file < 0 || fstat(file, &about) != 0 || about.st_size > 1 << 20) return NULL;
    char *text = calloc(1, (size_t)about.st_size + 1);
    ssize_t count = text ? read(file, text, (size_t)about.st_size) : -1;
    close(file);
    return count == about.st_size ? text : NULL;
}

/* A setting with each `@/` as the home it stands for. */
static char *at_home(const char *text, const char *name) {
    char *value = setting(text, name);
    size_t homes = 0, length = strlen(folder);
    if (!value) return NULL;
    for (const char *at = value; (at = strstr(at, "@/")); at++) homes++;
    char *result = malloc(strlen(value) + homes * length + 1), *to = result;
    if (!result) return NULL;
    for (const char *from = value; *from;) {
        if (from[0] == '@' && from[1] == '/') {
            memcpy(to, folder, length);
            to += length;
            from++;
        } else {
            *to++ = *from++;
        }
    }
    *to = 0;
    free(value);
    return result;
}

/* The first file that one of these patterns, divided by colons, names. */
static char *first_file(char *patterns) {
    for (char *one = strtok(patterns, ":"); one; one = strtok(NULL, ":")) {
        glob_t found;
        if (glob(one, 0, NULL, &found) == 0 && access(found.gl_pathv[0], X_OK) == 0)
            return found.gl_pathv[0];
    }
    return NULL;
}

/* Makes the cache of loaded classes that a package comes without, once, beside everything else. */
static void practise(void) {
    char script[PATH_MAX + 16];
    snprintf(script, sizeof script, "%s/practise", folder);
    if (access(script, R_OK) != 0) return;
    pid_t child = fork();
    if (child == 0) {
        setsid();
        if (fork() != 0) _exit(0);
        int nothing = open("/dev/null", O_RDWR);
        for (int descriptor = 0; descriptor < 3; descriptor++) dup2(nothing, descriptor);
        for (int descriptor = 3; descriptor < 256; descriptor++) close(descriptor);
        execl("/bin/sh", "sh", script, (char *)NULL);
        _exit(1);
    }
    if (child > 0) waitpid(child, NULL, 0);
}

/* Where the cache of loaded classes lies: in the home, or with the user's own caches where the home
 * belongs to somebody else. */
static char *loaded_classes(const char *text) {
    char *classes = at_home(text, "classes"), *build = setting(text, "build");
    const char *caches = getenv("XDG_CACHE_HOME"), *user = getenv("HOME");
    if (!classes || !*classes || access(classes, R_OK) == 0) return classes;
    if (build && *build) {
        char *own = malloc(PATH_MAX);
        if (caches && *caches == '/')
            snprintf(own, PATH_MAX, "%s/wardian/launch/%s.aot", caches, build);
        else
            snprintf(own, PATH_MAX, "%s/.cache/wardian/launch/%s.aot", user ? user : "", build);
        if (access(own, R_OK) == 0) return own;
    }
    practise();
    return NULL;
}

/* `alive` stays open as long as the daemon lives: its starter sees it end. */
static void become_daemon(const char *text, int alive) {
    char *java = at_home(text, "java"), *path = at_home(text, "class_path");
    char *options = setting(text, "options"), *classes = loaded_classes(text);
    if (!java || !path || !options || !(java = first_file(java))) _exit(1);
    char *words[64];
    int count = 0;
    char cache[PATH_MAX + 32], seconds[24], log_file[sizeof socket_file + 8];
    const char *asked = getenv("WARDIAN_DAEMON_IDLE");
    snprintf(seconds, sizeof seconds, "%ld",
             asked && strtol(asked, NULL, 10) > 0 ? strtol(asked, NULL, 10) : PATIENCE_SECONDS);
    words[count++] = java;
    for (char *word = strtok(options, " "); word && count < 40; word = strtok(NULL, " "))
        words[count++] = word;
    /* hashes need their compiled form from the first wheel on */
    words[count++] = "-XX:CompileCommand=quiet";
    words[count++] = "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::*,0.01";
    words[count++] = "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.SHA2::*,0.01";
    words[count++] = "-XX:+ExitOnOutOfMemoryError";    /* its callers run their commands themselves */
    words[count++] = "-Xms16m";
    words[count++] = "-Xmx320m";
    words[count++] = "-XX:MaxNewSize=32m";
    words[count++] = "-XX:TrimNativeHeapInterval=20000"; /* milliseconds */
    words[count++] = "-XX:-ShrinkHeapInSteps";
    words[count++] = "-XX:MinHeapFreeRatio=10";
    words[count++] = "-XX:MaxHeapFreeRatio=25";
    if (classes && *classes) {
        snprintf(cache, sizeof cache, "-XX:AOTCache=%s", classes);
        words[count++] = cache;
    }
    words[count++] = "-cp";
    words[count++] = path;
    words[count++] = "dev.wardian.cli.daemon.DaemonMain";
    words[count++] = socket_file;
    words[count++] = settings_file;
    words[count++] = seconds;
    words[count] = NULL;
    /* nothing of the caller's shell but what names of files need: secrets stay with the call */
    static const char *const kept[] = {"PATH", "HOME", "USER", "TMPDIR"};
    char *variables[sizeof kept / sizeof *kept + 3];
    int held = 0;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        const char *value = getenv(kept[i]);
        if (!value) continue;
        char *pair = malloc(strlen(kept[i]) + strlen(value) + 2);
        if (!pair) _exit(1);
        sprintf(pair, "%s=%s", kept[i], value);
        variables[held++] = pair;
    }
    /* one heap for all of the JVM's threads: what each leaves in one of its own stays resident */
    variables[held++] = "MALLOC_ARENA_MAX=1";
    char locale[256];
    const char *other = other_encoding();
    snprintf(locale, sizeof locale, "LC_ALL=%s", other ? other : "C.UTF-8");
    variables[held++] = locale;
    variables[held] = NULL;
    snprintf(log_file, sizeof log_file, "%s.log", socket_file);
    int nothing = open("/dev/null", O_RDWR);
    int log = open(log_file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (nothing < 0 || log < 0 || chdir("/") != 0) _exit(1);
    dup2(nothing, 0);
    dup2(log, 1);
    dup2(log, 2);
    dup2(alive, 3);
    for (int descriptor = 4; descriptor < 256; descriptor++) close(descriptor);
    execve(java, words, variables);
    _exit(1);
}

static long millis(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

/* Starts a daemon and calls it. Of several who want to, one does and the others wait for it. */
static int start_daemon(void) {
    char lock_file[sizeof socket_file + 8];
    int channel = -1;
    char *text = read_settings();
    snprintf(lock_file, sizeof lock_file, "%s.lock", socket_file);
    int lock = open(lock_file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (!text || lock < 0) return -1;
    long until = millis() + START_MILLIS;
    while (flock(lock, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK || millis() > until) return -1;
        usleep(5000);
        if ((channel = call_daemon()) >= 0) { close(lock); return channel; }
    }
    if ((channel = call_daemon()) < 0) {
        int alive[2];
        if (pipe2(alive, O_CLOEXEC) != 0) return -1;
        pid_t child = fork();
        if (child < 0) return -1;
        if (child == 0) {
            /* twice, so that nobody has to wait for it */
            setsid();
            pid_t grandchild = fork();
            if (grandchild != 0) _exit(grandchild < 0);
            become_daemon(text, alive[1]);
        }
        close(alive[1]);
        waitpid(child, NULL, 0);
        struct pollfd end = {.fd = alive[0], .events = POLLIN};
        while ((channel = call_daemon()) < 0 && millis() < until && poll(&end, 1, 1) == 0) {}
        close(alive[0]);
    }
    close(lock);
    free(text);
    return channel;
}

/* ---- frames ------------------------------------------------------------------------------------ */

static char *buffer;
static size_t used, room;

static void put(const void *bytes, size_t length) {
    if (used + length > room) {
        room = (used + length) * 2 + 4096;
        buffer = realloc(buffer, room);
        if (!buffer) _exit(70);
    }
    memcpy(buffer + used, bytes, length);
    used += length;
}

static void put_number(uint32_t number) {
    unsigned char bytes[4] = {(unsigned char)(number >> 24), (unsigned char)(number >> 16),
                              (unsigned char)(number >> 8), (unsigned char)number};
    put(bytes, 4);
}

static void put_text(const char *text) {
    size_t length = strlen(text);
    put_number((uint32_t)length);
    put(text, length);
}

static void put_texts(char **texts) {
    uint32_t count = 0;
    while (texts[count]) count++;
    put_number(count);
    for (uint32_t i = 0; i < count; i++) put_text(texts[i]);
}

static int send_all(int channel, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = send(channel, bytes, length, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return 0;
        bytes += count;
        length -= (size_t)count;
    }
    return 1;
}

static int send_frame(int channel, char kind, const char *bytes, size_t length) {
    char head[5] = {kind, (char)(length >> 24), (char)(length >> 16), (char)(length >> 8),
                    (char)length};
    return send_all(channel, head, sizeof head) && send_all(channel, bytes, length);
}

static int send_request(int channel, char **argv) {
    char cwd[PATH_MAX], terminal[32] = "";
    struct winsize size;
    if (!getcwd(cwd, sizeof cwd)) return 0;
    if (isatty(1)) strcat(terminal, "o");
    if (isatty(2)) {
        strcat(terminal, "e");
        if (ioctl(2, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
            snprintf(terminal + strlen(terminal), 8, "%u", size.ws_col);
    }
    put_number(FORM);
    put_text(terminal);
    put_text(cwd);
    put_texts(argv + 1);
    put_texts(environ);
    int sent = send_frame(channel, 'R', buffer, used);
    used = 0;
    return sent;
}

static uint32_t number(const unsigned char *at) {
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* ---- a program to become --------------------------------------------------------------------- */

static char *take_text(const unsigned char **at) {
    uint32_t length = number(*at);
    char *text = strndup((const char *)*at + 4, length);
    *at += 4 + length;
    return text;
}

static char **take_texts(const unsigned char **at) {
    uint32_t count = number(*at);
    *at += 4;
    char **texts = calloc((size_t)count + 1, sizeof *texts);
    for (uint32_t i = 0; texts && i < count; i++) texts[i] = take_text(at);
    return texts;
}

static int become(const unsigned char *at) {
    char *where = take_text(&at), **words = take_texts(&at), **gone = take_texts(&at);
    char **set = take_texts(&at);
    if (!where || !words || !words[0] || !gone || !set) return 70;
    if (chdir(where) != 0) {
        fprintf(stderr, "error: cannot enter `%s`: %s\n", where, strerror(errno));
        return 4;
    }
    for (; *gone; gone++) unsetenv(*gone);
    for (; *set; set++) putenv(*set);
    signal(SIGPIPE, SIG_DFL);    /* handlers end with this program, what is ignored would not */
    execvp(words[0], words);
    fprintf(stderr, "error: cannot run `%s`: %s\n", words[0], strerror(errno));
    return errno == ENOENT ? 127 : 126;
}

/* ---- the call ------------------------------------------------------------------------------------ */

static int wake[2] = {-1, -1};

static void on_signal(int which) {
    int saved = errno;
    char byte = (char)which;
    ssize_t written = write(wake[1], &byte, 1);
    (void)written;
    errno = saved;
}

static void hear_signals(void) {
    static const int heard[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH};
    struct sigaction action = {.sa_handler = on_signal}, before;
    if (pipe2(wake, O_CLOEXEC | O_NONBLOCK) != 0) return;
    for (size_t i = 0; i < sizeof heard / sizeof *heard; i++)
        /* who was started to ignore a signal (nohup) goes on ignoring it */
        if (sigaction(heard[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(heard[i], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
}

static void write_out(int to, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t count = write(to, bytes, length);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0 && errno == EAGAIN) {
            struct pollfd ready = {.fd = to, .events = POLLOUT};
            poll(&ready, 1, -1);
            continue;
        }
        if (count <= 0) return;    /* the reader went away; the command goes on as any other does */
        bytes += count;
        length -= (size_t)count;
    }
}

enum { YOURSELF = -1, LOST = -2 };

/* What whole frames say; returns an exit code, or -3 as long as there is none. */
static int take_frames(int *input) {
    size_t at = 0;
    int code = -3;
    while (code == -3 && used - at >= 5) {
        const unsigned char *frame = (unsigned char *)buffer + at;
        size_t length = number(frame + 1);
        if (used - at - 5 < length) break;
        const unsigned char *content = frame + 5;
        switch (frame[0]) {
            case 'o': write_out(1, (const char *)content, length); break;
            case 'e': write_out(2, (const char *)content, length); break;
            case 'w': *input = 1; break;
            case 'x': code = length > 0 ? content[0] : 70; break;
            case 'p': code = become(content); break;
            case 'y': code = YOURSELF; break;
            default: code = 70;
        }
        at += 5 + length;
    }
    memmove(buffer, buffer + at, used - at);
    used -= at;
    return code;
}

/* How wide the terminal is by now. */
static void send_columns(int channel) {
    struct winsize size;
    if (!isatty(2) || ioctl(2, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return;
    char columns[4] = {0, 0, (char)(size.ws_col >> 8), (char)size.ws_col};
    send_frame(channel, 'c', columns, sizeof columns);
}

static int converse(int channel, int *consumed) {
    int input = 0, ended = 0, code = -3;
    while (code == -3) {
        struct pollfd fds[3] = {{.fd = channel, .events = POLLIN},
                                {.fd = wake[0], .events = POLLIN},
                                {.fd = input && !ended ? 0 : -1, .events = POLLIN}};
        char bytes[65536];
        if (poll(fds, 3, -1) < 0 && errno != EINTR) return LOST;
        if (fds[1].revents & POLLIN) {
            char which;
            while (read(wake[0], &which, 1) == 1) {
                if (which == SIGWINCH) send_columns(channel);
                else send_frame(channel, 's', &which, 1);
            }
        }
        if (fds[2].revents) {
            ssize_t count = read(0, bytes, sizeof bytes);
            if (count > 0) { *consumed = 1; send_frame(channel, 'i', bytes, (size_t)count); }
            else if (count == 0 || errno != EINTR) { ended = 1; send_frame(channel, 'I', "", 0); }
        }
        if (fds[0].revents) {
            ssize_t count = read(channel, bytes, sizeof bytes);
            if (count < 0 && errno == EINTR) continue;
            if (count <= 0) return LOST;
            put(bytes, (size_t)count);
            code = take_frames(&input);
        }
    }
    return code;
}

/* Whether the caller wants a process of its own. The words of a program that is run are its own. */
static int wants_fresh(char **argv) {
    const char *chosen = getenv("WARDIAN_DAEMON"), *ci = getenv("CI");
    if (getenv("WARDIAN_TRAINING") || getenv("WARDIAN_HANDOFF")) return 1;
    if (chosen && (!strcmp(chosen, "0") || !strcmp(chosen, "off") || !strcmp(chosen, "no"))) return 1;
    if ((!chosen || !*chosen) && ci && *ci && strcmp(ci, "false")) return 1;
    int running = argv[1] && !strcmp(argv[1], "run");
    for (char **word = argv + 1; *word && strcmp(*word, "--"); word++) {
        if (!strcmp(*word, "--no-daemon")) return 1;
        if (running && word > argv + 1 && **word != '-') break;
    }
    return 0;
}

static int find_home(void) {
    char home[PATH_MAX];
    struct stat file;
    snprintf(settings_file, sizeof settings_file, "%s/settings", folder);
    if (stat(settings_file, &file) == 0) return 1;
    if (strlen(folder) + 24 > sizeof folder) return 0;
    strcpy(home, folder);
    strcat(home, "/../lib/wardian");
    if (!realpath(home, folder)) return 0;
    snprintf(settings_file, sizeof settings_file, "%s/settings", folder);
    return stat(settings_file, &file) == 0;
}

int main(int argc, char **argv) {
    (void)argc;
    ssize_t length = readlink("/proc/self/exe", folder, sizeof folder - 1);
    char *slash = length > 0 ? strrchr(folder, '/') : NULL;
    if (!slash) {
        fprintf(stderr, "error: cannot find the folder of this program\n");
        return 70;
    }
    *slash = 0;
    if (!find_home()) {
        fprintf(stderr, "error: `%s` is no whole installation of Wardian: `settings` is missing\n"
                        "hint: install it again\n", folder);
        return 70;
    }
    if (wants_fresh(argv) || !find_socket()) be_fresh(argv);
    int channel = call_daemon();
    if (channel < 0) {
        if (argv[1] && !strcmp(argv[1], "daemon")) be_fresh(argv);
        channel = start_daemon();
    }
    if (channel < 0) be_fresh(argv);
    hear_signals();
    if (!send_request(channel, argv)) be_fresh(argv);
    int consumed = 0, code = converse(channel, &consumed);
    if (code >= 0) return code;
    if (code == LOST && consumed) {
        fprintf(stderr, "error: the warm engine ended while it read standard input\n"
                        "hint: run it again\n");
        return 70;
    }
    be_fresh(argv);
    return 70;
}
