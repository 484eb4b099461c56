/** `help selectors` */
export const selectorsTopic = `Selectors: what capture takes, and what a target of a budget means

  --pid 812,813            by process id
  --name 'java*'           by command name or the executable's base name; * ? [abc]
  --exe '/opt/*/bin/api'   by the path of the executable
  --unit api.service       of a systemd unit; api means api.service
  --cgroup /system.slice   of a cgroup and those below it
  --container 9f2c4be1     of a container, by the beginning of its id
  --all                    every process
  --tree                   and the descendants of all that was selected

They add up. What each one matched stands in the archive. A selector that matches nothing while others do makes
the capture incomplete (4); when nothing matches at all: 6.

A CAPTURE argument is a file, a folder, or - for standard input, and may end in #N, one of its samples:
series.tar.gz#0 is the first, series.tar.gz#-1 the last (which is what is taken without #).
`;
