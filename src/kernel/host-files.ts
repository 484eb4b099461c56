/** Filled from the folders beside this list. */
export const hostFiles = [] as const;
