export { chooseFiles, guessFiles, parseAsBest, type Choice } from './choose-file.ts';
export { fileJson } from './file-json.ts';
export { fileText, type Meanings } from './file-text.ts';
export { listingJson, listingText, type ListedFile } from './listing.ts';
export type { ShownFile } from './shown-file.ts';
export { views, type ViewId } from './views/index.ts';
export { viewJson, viewText } from './views/view-table.ts';
