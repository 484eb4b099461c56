/** Filled from the folders beside this list. */
export const cgroupFiles = [] as const;
