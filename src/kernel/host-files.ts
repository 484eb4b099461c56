import { meminfo } from './proc-meminfo/index.ts';

/** Files of the whole host. */
export const hostFiles = [meminfo] as const;
