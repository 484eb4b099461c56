"""What a monitoring script does with psutil: the memory of every process, its mappings too with --maps."""

import sys

import psutil

for process in psutil.process_iter():
    try:
        process.memory_full_info()
        if "--maps" in sys.argv:
            process.memory_maps(grouped=False)
    except psutil.Error:
        pass
