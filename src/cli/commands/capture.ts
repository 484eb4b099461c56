import { Option, type Command } from 'commander';
import type { CaptureCommandOptions } from '../capture-options.ts';
import { runCommand } from '../run.ts';

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

const examples = `
Examples:
  $ sudo memcase capture --unit api.service --tree
  $ memcase capture --pid 812 -o before.tar.gz
  $ memcase capture --name 'java*' --samples 10 --interval 30s -o series.tar.gz
  $ sudo memcase capture --unit api.service --when 'usage > 80% of limit' --for 3 --keep 5 -o /var/tmp
  $ sudo memcase capture --all --dry-run
  $ memcase capture --ssh db1 --sudo --unit postgresql.service -o db1.tar.gz
  $ memcase capture --print-script --all | docker exec -i web sh -s > web.tar.gz
  $ memcase capture --print-script --all | kubectl exec -i web-0 -- sh -s > web-0.tar.gz
`;

export function addCaptureCommand(program: Command): void {
  program
    .command('capture')
    .description('archive the memory files of processes, their cgroups and their host')
    .option('--pid <n[,n]>', 'processes by id', collect, [])
    .option('--name <glob>', 'processes by command name or executable base name', collect, [])
    .option('--exe <glob>', 'processes by the path of their executable', collect, [])
    .option('--unit <unit>', 'processes of a systemd unit', collect, [])
    .option('--cgroup <path>', 'processes of a cgroup and those below it', collect, [])
    .option('--container <id>', 'processes of a container, by the beginning of its id', collect, [])
    .option('--all', 'every process')
    .option('--tree', 'and their descendants')
    .option('-o, --output <file>', 'where the archive goes; `-` for standard output (default: a new file here)')
    .option('--label <text>', 'a word on this capture, for reports: before, after, canary')
    .option('--case <id>', 'the ticket it belongs to')
    .option('--samples <n>', 'how many samples', '1')
    .option('--interval <duration>', 'time between two samples', '10s')
    .option('--when <condition>', "wait until it holds, then capture: 'rss > 2GiB', 'usage > 80% of limit'; see help triggers")
    .option('--every <duration>', 'time between two looks at the condition (default: 10s)')
    .option('--for <n>', 'looks in a row at which it must hold (default: 1)')
    .option('--keep <n>', 'go on after a capture, and keep the last n archives of this run')
    .option('--max-stall <duration>', "longest estimated hold of a target's lock", '250ms')
    .option('--max-walk <duration>', "longest estimated reading of one process's mappings", '30s')
    .option('--allow-stall', 'read everything at full speed, whatever it holds up')
    .option('--read-timeout <duration>', 'give up a file that gives nothing for so long', '5s')
    .option('--max-time <duration>', 'bound of the whole capture')
    .addOption(new Option('--detail <level>', 'full adds slabinfo and pagetypeinfo').choices(['normal', 'full']).default('normal'))
    .option('--numa', 'numa_maps as well')
    .option('--kernel-log', 'the OOM reports of the kernel log, where it can be read (default)')
    .option('--no-kernel-log', 'leave out the OOM reports of the kernel log')
    .option('--since <capture>', 'of the kernel log only what came after that capture')
    .option('--keep-arguments', 'do not mask command lines')
    .option('--case-key <file>', 'key of the digests that let a diff see changed arguments')
    .option('--min-free <size>', 'space that must stay free', '0')
    .option('--root <dir>', 'take DIR/proc and DIR/sys')
    .option('--ssh <host>', 'capture that machine over your own ssh; it needs no Node')
    .option('--sudo', 'with --ssh: by sudo -n on that machine')
    .option('--print-script', 'print the collector for machines without Node: one sh script that writes an archive')
    .option('--dry-run', 'print what would be opened, what it would cost and what would be masked')
    .addOption(new Option('--accept <what>', 'exit 0 although something is missing').choices(['partial']))
    .addHelpText('before', examples)
    .action(async (options: CaptureCommandOptions) => {
      await runCommand(async () => (await import('./run-capture.ts')).runCapture(options));
    });
}
