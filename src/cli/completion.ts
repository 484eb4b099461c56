import type { Command } from 'commander';

export const shells = ['bash', 'zsh', 'fish'] as const;

interface Words {
  readonly name: string;
  readonly description: string;
  readonly options: readonly { readonly flag: string; readonly description: string; readonly choices: readonly string[] }[];
}

/** A completion script: commands, their options and their choices, and file names everywhere else. */
export function printCompletion(shell: (typeof shells)[number], program: Command): string {
  const commands = program.commands.map(wordsOf);
  return { bash, zsh, fish }[shell](commands);
}

function wordsOf(command: Command): Words {
  const options = command.options.filter((option) => option.long != null && !option.hidden);
  return {
    name: command.name(),
    description: command.description(),
    options: options.map(({ long, description, argChoices }) => ({ flag: long ?? '', description, choices: argChoices ?? [] })),
  };
}

const topics = 'exit-codes budgets selectors triggers formats';

function bash(commands: readonly Words[]): string {
  const names = commands.map(({ name }) => name).join(' ');
  const cases = commands.map(({ name, options }) => `    ${name}) words='${options.map(({ flag }) => flag).join(' ')}' ;;`);
  return `_memcase() {
  local word=\${COMP_WORDS[COMP_CWORD]} words=
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${names}' -- "$word")
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
    help) words='${names} ${topics}' ;;
    completion) words='${shells.join(' ')}' ;;
  esac
  case $word in
    -*) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
    *)
      case \${COMP_WORDS[1]} in
        help | completion) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
        *) compopt -o default ;;
      esac
      ;;
  esac
}
complete -F _memcase memcase
`;
}

function zsh(commands: readonly Words[]): string {
  const quote = (text: string): string => text.replace(/'/gu, "'\\''").replace(/[[\]:]/gu, '\\$&');
  const list = commands.map(({ name, description }) => `    '${name}:${quote(description)}'`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.map(
      ({ flag, description, choices }) => `'*${flag}[${quote(description)}]${choices.length > 0 ? `:value:(${choices.join(' ')})` : ''}'`,
    );
    const rest = name === 'help' ? `'1:topic:(${topics})'` : name === 'completion' ? `'1:shell:(${shells.join(' ')})'` : "'*:file:_files'";
    return `    ${name}) _arguments ${[...specs, rest].join(' ')} ;;`;
  });
  return `#compdef memcase
_memcase() {
  local -a commands
  commands=(
${list.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _memcase ]; then _memcase "$@"; else compdef _memcase memcase; fi
`;
}

function fish(commands: readonly Words[]): string {
  const quote = (text: string): string => `'${text.replace(/[\\']/gu, '\\$&')}'`;
  const lines = commands.flatMap(({ name, description, options }) => [
    `complete -c memcase -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...options.map(
      (option) =>
        `complete -c memcase -n '__fish_seen_subcommand_from ${name}' -l ${option.flag.slice(2)} -d ${quote(option.description)}${option.choices.length > 0 ? ` -x -a ${quote(option.choices.join(' '))}` : ''}`,
    ),
  ]);
  return `${[
    ...lines,
    `complete -c memcase -n '__fish_seen_subcommand_from help' -f -a '${topics}'`,
    `complete -c memcase -n '__fish_seen_subcommand_from completion' -f -a '${shells.join(' ')}'`,
  ].join('\n')}\n`;
}
