/** Words for one metric of the report. What the kernel's own field means stands beside its parser; this says how memcase uses it. */
export interface MetricWords {
  /** As short as a table heading wants it. */
  readonly name: string;
  readonly meaning: string;
  readonly trap?: string;
  /** In kernel field names, for metrics that no file states as they are. */
  readonly formula?: string;
}
