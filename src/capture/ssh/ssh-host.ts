import { exitCodes, MemcaseError } from '../../contract/index.ts';

/**
 * A host as ssh(1) takes it: a name of its configuration, `user@host` or a `ssh://` address. Never what ssh would take for an
 * option, and nothing that a terminal or a shell could take for anything else.
 *
 * @throws MemcaseError (exit 2)
 */
export function parseSshHost(text: string): string {
  if (/^[A-Za-z0-9_[][A-Za-z0-9_.@:%/[\]+-]{0,254}$/u.test(text)) return text;
  throw new MemcaseError({
    code: 'bad-ssh-host',
    exit: exitCodes.usage,
    what: `--ssh wants a host as ssh takes it, not ${JSON.stringify(text)}.`,
    next: 'Give a name from your ssh configuration, or user@host. Ports, keys and jumps belong into that configuration.',
  });
}
