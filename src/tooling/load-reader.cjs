// @ts-check
/** Stands for src/capture/reader-child.cjs where the command line is built: that and all it needs are one script there. */
require('./load-compiled.cjs').loadCompiled(__dirname, './reader.cjs');
