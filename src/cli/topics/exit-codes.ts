import { exitCodes, exitMeanings } from '../../contract/index.ts';

/** `help exit-codes`, from the table that the commands use. */
export function exitCodesTopic(): string {
  const rows = Object.entries(exitCodes).map(
    ([name, code]) => `  ${String(code).padStart(3)}  ${exitMeanings[name as keyof typeof exitCodes]}`,
  );
  return `Exit codes

${rows.join('\n')}

When several apply, the first of 1, 2, 7, 6, 5, 3, 4, 8. JSON output holds exit: { code, reasons }.

In a script:
  memcase check after.tar.gz --base before.tar.gz --budget memcase-budget.yaml
  case $? in 0) ;; 3) echo 'it grew' ;; 4) echo 'not proved either way' ;; *) exit 1 ;; esac
`;
}
