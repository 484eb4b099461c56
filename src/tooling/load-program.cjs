// @ts-check
/** Stands for src/cli/program.ts where the command line is built. */
module.exports = require('./load-compiled.cjs').loadCompiled(__dirname, './program.js');
