/** Filled from the folders beside this list. */
export const mappingFiles = [] as const;
