/** `help triggers` */
export const triggersTopic = `Triggers: capture when something happens

  $ memcase capture --pid 812 --when 'rss > 2GiB' -o leak.tar.gz
  $ sudo memcase capture --unit api.service --when 'usage > 80% of limit' --every 5s --for 3 --keep 5 -o /var/tmp

  --when CONDITION   wait until it holds, then capture
  --every D          time between two looks (10s)
  --for N            looks in a row at which it must hold (1)
  --keep K           do not end after one archive: go on, and keep the last K archives of this run. -o is a folder then
  --min-free SIZE    write nothing that would leave less than this free where the archive goes (exit 2)

Without --keep one archive is written, and the exit code is that of the capture. With --keep the count of --for begins
anew behind each archive: while the condition goes on to hold, there is one every N looks. Only archives that this run
wrote are ever removed. It ends with Ctrl-C (130), or when every process named by --pid has ended (6 when no archive was
written). A service may be restarted meanwhile; a pid that another process has taken over is not looked at.

A condition is what check --assert takes, without a target in front: the selectors say whose it is.

  rss > 2GiB  swap >= 100MiB  threads > 500     of the selected processes together: rss counts shared memory once for each
  usage > 80% of limit  workingSet > 1GiB       of their cgroup; of the unit, cgroup or container that was selected
  events.oom_kill increases                     since the look before; the names of memory.events
  psi.some.avg10 > 20                           percent; memory.pressure of the cgroup, host.psi... of the host
  host.available < 500MiB
  rss > +500MiB                                 since the first look, or since the last archive

A look reads status and stat of the processes, single counters of the cgroup, and for workingSet, anonymous and the like
memory.stat, no more often than every 5 s. What stands in smaps only (pss, uss, mappings ...) is refused: reading it again
and again would hold up the process. --max-time bounds each capture, not the waiting. Nothing of this goes with --ssh or
--print-script: the collector takes its samples at once.
`;
