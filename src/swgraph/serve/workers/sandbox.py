"""What a worker gives up before it sees a query: the network, other processes, and writing to files.

Two ways, of which Linux has the one or the other nearly everywhere: a seccomp filter
(https://www.kernel.org/doc/html/latest/userspace-api/seccomp_filter.html), and a network namespace of its own without any device. Both are tried.
"""

import ctypes
import errno
import os
import platform
import struct
from typing import Final

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 4, 22, 38
_SECCOMP_MODE_FILTER: Final = 2
_CLONE_NEWUSER, _CLONE_NEWNET, _CLONE_THREAD = 0x10000000, 0x40000000, 0x10000
_SIGKILL: Final = 9

# Classic BPF: load a word, compare, return.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW, _KILL, _REFUSE, _UNKNOWN = 0x7FFF0000, 0x80000000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16
_FOREIGN: Final = 0x40000000  # calls of the x32 kind, which have numbers of their own
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_MACHINES: Final = {
    # audit architecture; refused calls; (call, index of its flags) that opens; calls that must look as if they did not exist; clone and tgkill
    "x86_64": (
        0xC000003E,
        {
            "socket": 41, "connect": 42, "accept": 43, "sendto": 44, "sendmsg": 46, "bind": 49, "listen": 50, "socketpair": 53,
            "accept4": 288, "sendmmsg": 307, "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "kill": 62, "tkill": 200,
            "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "unshare": 272, "setns": 308, "mount": 165, "umount2": 166,
            "pivot_root": 155, "chroot": 161, "bpf": 321, "userfaultfd": 323, "perf_event_open": 298, "io_uring_setup": 425,
            "keyctl": 250, "add_key": 248, "request_key": 249, "rename": 82, "mkdir": 83, "rmdir": 84, "creat": 85, "link": 86, "unlink": 87,
            "symlink": 88, "chmod": 90, "chown": 92, "truncate": 76, "mkdirat": 258, "mknod": 133, "mknodat": 259, "unlinkat": 263,
            "renameat": 264, "linkat": 265, "symlinkat": 266, "fchmodat": 268, "renameat2": 316, "pidfd_open": 434,
            "pidfd_getfd": 438, "pidfd_send_signal": 424, "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297, "ftruncate": 77, "fchmod": 91,
            "fchown": 93, "lchown": 94, "fchownat": 260, "utime": 132, "utimes": 235, "futimesat": 261, "utimensat": 280, "setxattr": 188,
            "lsetxattr": 189, "fsetxattr": 190, "removexattr": 197, "lremovexattr": 198, "fremovexattr": 199,
        },
        ((2, 1), (257, 2)),
        {"openat2": 437, "clone3": 435},
        (56, 234),
    ),
    "aarch64": (
        0xC00000B7,
        {
            "socket": 198, "socketpair": 199, "bind": 200, "listen": 201, "accept": 202, "connect": 203, "sendto": 206, "sendmsg": 211,
            "accept4": 242, "sendmmsg": 269, "execve": 221, "execveat": 281, "kill": 129, "tkill": 130, "ptrace": 117,
            "process_vm_readv": 270, "process_vm_writev": 271, "unshare": 97, "setns": 268, "mount": 40, "umount2": 39, "pivot_root": 41,
            "chroot": 51, "bpf": 280, "userfaultfd": 282, "perf_event_open": 241, "io_uring_setup": 425, "keyctl": 219, "add_key": 217,
            "request_key": 218, "mkdirat": 34, "mknodat": 33, "unlinkat": 35, "symlinkat": 36, "linkat": 37, "renameat": 38, "truncate": 45,
            "fchmodat": 53, "renameat2": 276, "pidfd_open": 434, "pidfd_getfd": 438, "pidfd_send_signal": 424, "rt_sigqueueinfo": 138,
            "rt_tgsigqueueinfo": 240, "ftruncate": 46, "fchmod": 52, "fchown": 55, "fchownat": 54, "utimensat": 88, "setxattr": 5,
            "lsetxattr": 6, "fsetxattr": 7, "removexattr": 14, "lremovexattr": 15, "fremovexattr": 16,
        },
        ((56, 2),),
        {"openat2": 437, "clone3": 435},
        (220, 131),
    ),
}  # fmt: skip


def enter() -> tuple[str, ...]:
    """Give up what a worker does not need, and return by which ways the network is gone: ``namespace``, ``seccomp``.

    Must be called while the process has one thread; what is open stays open.
    """
    if not hasattr(os, "fork") or platform.system() != "Linux":
        return ()
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    ways = (("namespace", _leave_network), ("seccomp", _filter_calls))
    return tuple(name for name, give_up in ways if give_up(libc))


def _leave_network(libc: ctypes.CDLL) -> bool:
    """Return whether the process is now alone in a network without devices; a user namespace makes that anybody's right."""
    return bool(libc.unshare(_CLONE_NEWNET) == 0 or libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _filter_calls(libc: ctypes.CDLL) -> bool:
    """Return whether the kernel now refuses the calls of ``_MACHINES``."""
    machine = platform.machine()
    if machine not in _MACHINES or libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    program = _program(*_MACHINES[machine])
    code = ctypes.create_string_buffer(program, len(program))
    filled = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(code))
    return bool(libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.create_string_buffer(filled, len(filled)), 0, 0) == 0)


def _program(
    architecture: int, refused: dict[str, int], opening: tuple[tuple[int, int], ...], unknown: dict[str, int], own: tuple[int, int]
) -> bytes:
    """Return the filter.

    Another architecture ends the process, the listed calls fail, opening is for reading only, a clone is a thread, and a signal
    goes to this process.
    """
    steps = [
        _step(_LOAD, _ARCHITECTURE), _step(_EQUAL, architecture, 1, 0), _step(_RETURN, _KILL),
        _step(_LOAD, _NUMBER), _step(_AT_LEAST, _FOREIGN, 0, 1), _step(_RETURN, _KILL),
    ]  # fmt: skip
    for number in sorted(refused.values()):
        steps += [_step(_EQUAL, number, 0, 1), _step(_RETURN, _REFUSE)]
    for number in sorted(unknown.values()):  # glibc then does it the old way, whose arguments can be looked at
        steps += [_step(_EQUAL, number, 0, 1), _step(_RETURN, _UNKNOWN)]
    for number, argument in opening:
        steps += [
            _step(_EQUAL, number, 0, 4), _step(_LOAD, _ARGUMENTS + 8 * argument), _step(_ANY_BIT, _WRITING, 0, 1),
            _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW),
        ]  # fmt: skip
    clone, signal = own
    steps += [
        _step(_EQUAL, clone, 0, 4), _step(_LOAD, _ARGUMENTS), _step(_ANY_BIT, _CLONE_THREAD, 1, 0), _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW),
        _step(_EQUAL, signal, 0, 4), _step(_LOAD, _ARGUMENTS), _step(_EQUAL, os.getpid(), 1, 0), _step(_RETURN, _REFUSE), _step(_RETURN, _ALLOW),
    ]  # fmt: skip
    return b"".join([*steps, _step(_RETURN, _ALLOW)])


def _step(code: int, value: int, if_so: int = 0, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, if_so, if_not, value)
