"""A file system in which every file opens and no read of it is ever answered: fuse-never.py FOLDER. Speaks FUSE itself; needs root."""

import ctypes
import os
import struct
import sys

LOOKUP, FORGET, GETATTR, OPEN, READ, RELEASE, FLUSH, INIT, INTERRUPT = 1, 2, 3, 14, 15, 18, 25, 26, 36
FOLDER_MODE, FILE_MODE = 0o040555, 0o100444


def attributes(node):
    mode = FOLDER_MODE if node == 1 else FILE_MODE
    return struct.pack("<6Q10I", node, 4096, 8, 0, 0, 0, 0, 0, 0, mode, 1, 0, 0, 0, 4096, 0)


def answer(device, unique, body=b"", error=0):
    os.write(device, struct.pack("<IiQ", 16 + len(body), -error, unique) + body)


def serve(device):
    while True:
        request = os.read(device, 1 << 18)
        _, opcode, unique, node = struct.unpack_from("<IIQQ", request)
        if opcode == INIT:
            answer(device, unique, struct.pack("<IIIIHHIIHHI28x", 7, 31, 0, 0, 0, 0, 4096, 1, 0, 0, 0))
        elif opcode == LOOKUP:
            answer(device, unique, struct.pack("<QQQQII", 2, 0, 0, 0, 0, 0) + attributes(2))
        elif opcode == GETATTR:
            answer(device, unique, struct.pack("<QII", 0, 0, 0) + attributes(node))
        elif opcode == OPEN:
            # Direct: the kernel asks for what is read, and not for pages ahead.
            answer(device, unique, struct.pack("<QII", 0, 1, 0))
        elif opcode in (RELEASE, FLUSH):
            answer(device, unique)
        elif opcode in (READ, FORGET, INTERRUPT):
            continue
        else:
            answer(device, unique, error=38)


def main(folder):
    device = os.open("/dev/fuse", os.O_RDWR)
    options = f"fd={device},rootmode=40555,user_id=0,group_id=0"
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.mount(b"never", folder.encode(), b"fuse", 0, options.encode()) != 0:
        sys.exit(f"mount: {os.strerror(ctypes.get_errno())}")
    print("mounted", flush=True)
    serve(device)


main(sys.argv[1])
