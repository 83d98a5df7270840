"""The system calls that reading needs, as a filter that Linux puts on the process for good; all others fail.

Any user may do this since Linux 3.17 (`man 2 seccomp`), in containers too, unlike the making of namespaces. What is not
listed fails with "not permitted", so a filter that is too tight shows as an error, at the latest when the child tries
itself out. The numbers are those of the kernel's headers, asm/unistd_64.h and asm-generic/unistd.h.
"""

import ctypes
import errno
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

# Memory, time, answers, signals, and the end: computing, and the pipes that are already open. x86-64, then 64-bit ARM.
_NEEDED: Mapping[str, tuple[int, int]] = {
    "read": (0, 63),
    "readv": (19, 65),
    "write": (1, 64),
    "writev": (20, 66),
    "close": (3, 57),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "mmap": (9, 222),
    "munmap": (11, 215),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "madvise": (28, 233),
    "brk": (12, 214),
    "futex": (202, 98),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sigaltstack": (131, 132),
    "restart_syscall": (219, 128),
    "clock_gettime": (228, 113),
    "clock_getres": (229, 114),
    "gettimeofday": (96, 169),
    "clock_nanosleep": (230, 115),
    "nanosleep": (35, 101),
    "getrusage": (98, 165),
    "times": (100, 153),
    "getrandom": (318, 278),
    "getpid": (39, 172),
    "gettid": (186, 178),
    "sched_yield": (24, 124),
    "sched_getaffinity": (204, 123),
    "getrlimit": (97, 163),
    "exit": (60, 93),
    "exit_group": (231, 94),
}


@dataclass(frozen=True, slots=True)
class Machine:
    """An architecture: its word in the filter's input, its column above, and two calls that need more than a number."""

    word: int  # AUDIT_ARCH_… of linux/audit.h
    column: int
    prlimit64: int
    seccomp: int


MACHINES = {"x86_64": Machine(0xC000003E, 0, 302, 317), "aarch64": Machine(0xC00000B7, 1, 261, 277)}

_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_RET|BPF_K
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # offsets in struct seccomp_data; of the argument, the lower half
_KILL, _REFUSE, _ALLOW = 0x80000000, 0x00050000 | errno.EPERM, 0x7FFF0000
_SET_FILTER, _ON_ALL_THREADS, _NO_NEW_PRIVILEGES = 1, 1, 38

Instruction = tuple[int, int, int, int]  # code, how many to skip if true, if false, and a value


class _Filter(ctypes.Structure):
    _fields_ = (("code", ctypes.c_ushort), ("true", ctypes.c_ubyte), ("false", ctypes.c_ubyte), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filters", ctypes.POINTER(_Filter)))


def restrict() -> None:
    """Leave this process only the calls that reading needs, for good, where the platform can do that."""
    machine = MACHINES.get(os.uname().machine)
    if sys.platform != "linux" or machine is None or sys.maxsize < 2**32:
        return
    program = [_Filter(*each) for each in instructions(machine)]
    given = ctypes.byref(_Program(len(program), (_Filter * len(program))(*program)))
    libc, none = ctypes.CDLL(None), ctypes.c_ulong(0)
    libc.prctl(_NO_NEW_PRIVILEGES, ctypes.c_ulong(1), none, none, none)
    libc.syscall(ctypes.c_long(machine.seccomp), _SET_FILTER, ctypes.c_ulong(_ON_ALL_THREADS), given)


def instructions(machine: Machine) -> Iterator[Instruction]:
    """The filter for a machine. A call made as on another machine, as 32-bit code can, ends the process.

    Limits may be changed, but only those of this process itself, which the call names 0.
    """
    yield _LOAD, 0, 0, _ARCHITECTURE
    yield _JUMP_IF_EQUAL, 1, 0, machine.word
    yield _RETURN, 0, 0, _KILL
    yield _LOAD, 0, 0, _NUMBER
    for numbers in _NEEDED.values():
        yield _JUMP_IF_EQUAL, 0, 1, numbers[machine.column]
        yield _RETURN, 0, 0, _ALLOW
    yield _JUMP_IF_EQUAL, 0, 3, machine.prlimit64
    yield _LOAD, 0, 0, _FIRST_ARGUMENT
    yield _JUMP_IF_EQUAL, 0, 1, 0
    yield _RETURN, 0, 0, _ALLOW
    yield _RETURN, 0, 0, _REFUSE
