import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const pureFloors = ['units', 'text', 'contract', 'kernel', 'redact', 'model', 'diff', 'findings', 'gate', 'analysis', 'report'];

/** Rules of plain JavaScript that the type-aware sets leave to others. */
const plain = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-constructor-return': 'error',
  'no-eval': 'error',
  'no-self-compare': 'error',
  'no-unmodified-loop-condition': 'error',
  'no-unreachable-loop': 'error',
  'no-useless-concat': 'error',
  'no-useless-return': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
};

export default defineConfig(
  globalIgnores([
    'dist/',
    '.build/',
    'coverage/',
    'node_modules/',
    'templates/',
    'snapshots/',
    'demo-report/',
    'gallery/',
    'src/tooling/pure-globals.d.ts',
  ]),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.mjs', 'src/**/*.cjs', '*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...plain,
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-exports': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/require-array-sort-compare': ['error', { ignoreStringArrays: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  { files: ['src/**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**', 'src/tooling/**'],
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Only the command line ends the process: return a value or throw a known failure.',
        },
        { object: 'process', property: 'exitCode', message: 'Only the command line decides the exit code: return it.' },
        {
          object: 'process',
          property: 'stdout',
          message: 'Only the command line prints: return text or write to the stream you were given.',
        },
        { object: 'process', property: 'stderr', message: 'Only the command line prints: report progress by callback.' },
      ],
    },
  },
  {
    // Same bytes in, same answer out, on any machine: no process, no clock, no locale, no chance.
    files: pureFloors.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'Buffer', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'fetch', 'Intl', 'global', 'globalThis'].map(
          (name) => ({
            name,
            message: 'This floor is pure: hand in what you need as an argument.',
          }),
        ),
      ],
      'no-restricted-syntax': [
        'error',
        { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'No clock on a pure floor: hand the time in.' },
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'No clock on a pure floor: hand the time in.' },
        {
          selector: "MemberExpression[object.name='Math'][property.name='random']",
          message: 'No chance on a pure floor: two runs give the same bytes.',
        },
        {
          selector: 'MemberExpression[property.name=/^(?:toLocale.*|localeCompare)$/]',
          message: "The reader's locale must not change a report: format and compare by our own rules.",
        },
        {
          selector: "CallExpression[callee.name='parseInt'][arguments.1.value!=16]",
          message: 'parseInt accepts 12abc: use the scanners of text/.',
        },
        {
          selector: "CallExpression[callee.object.name='Number'][callee.property.name=/^parse(?:Int|Float)$/][arguments.1.value!=16]",
          message: 'It accepts 12abc: use the scanners of text/.',
        },
      ],
    },
  },
  {
    // Tests may be blunter than what they test: they reach into fixtures whose shape they know.
    files: ['test/**/*.ts', 'examples/**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...plain,
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['test/**/*.mjs', 'examples/**/*.mjs', '*.mjs', '.*.mjs'],
    rules: {
      ...plain,
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-unreachable': 'error',
      'no-dupe-keys': 'error',
      'no-cond-assign': 'error',
    },
  },
);
