/** `help formats` */
export const formatsTopic = `Formats: what comes out

  report, diff   html pdf md json text     check   text md json junit     explain   text md json

The format follows the ending of -o (.html .pdf .md .json .txt, .xml is JUnit); several -o render once each;
-o - and no -o write to standard output. Text is for people and may change: scripts read JSON.

JSON is described by schemas in the package, and only grows:
  memcase/schema/analysis.schema.json   report, diff
  memcase/schema/check.schema.json      check
  memcase/schema/budget.schema.json     what check --budget reads
  memcase/schema/manifest.schema.json   the last member of an archive

Amounts are bytes. Names from a capture are escaped (\\xNN, \\u{...}) so that none of them can be markup or hide text.
With --format json a failure is JSON as well: { "error": { code, what, next }, "exit": { code, reasons } }.

  --max-bytes 60KiB   Markdown cut to what a forge takes; the verdict stays
  --lang zh-CN        reports in Chinese; codes and numbers are the same
  NO_COLOR, FORCE_COLOR
`;
